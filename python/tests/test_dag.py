"""The deployed DAG is the plan: imported as Airflow imports it, without a database or a server."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

# In a process of its own: Airflow reads its settings when it is imported.
IMPORT = """
import json, sys
from importlib.util import module_from_spec, spec_from_file_location
spec = spec_from_file_location("citylake_night", sys.argv[1])
module = module_from_spec(spec)
spec.loader.exec_module(module)
def refused(conf):
    try:
        return module.checked_plan(conf, [], ["--date", "2026-07-02"])
    except module.AirflowFailException as failure:
        return str(failure)
print(json.dumps({
    "schedule": str(module.night.timetable),
    "active": module.night.max_active_runs,
    "params": sorted(module.night.params),
    "clock": module.night.params.get_param("date").schema["x-time-zone"],
    "tasks": {
        task.task_id: {
            "after": sorted(task.upstream_task_ids), "pool": task.pool, "rule": task.trigger_rule.value,
            "retries": task.retries, "mapped": task.is_mapped,
            "assets": sorted(asset.name for asset in task.outlets),
            "tells": bool(task.on_failure_callback),
        } for task in module.night.tasks
    },
    "misspelt": refused({"citys": ["yuanbo"], "date": "2026-07-02"}),
    "calls": [module.launch(*arguments) for arguments in json.loads(sys.argv[2])],
}))
"""


@pytest.fixture(scope="module")
def deployed(tmp_path_factory):
    folder = tmp_path_factory.mktemp("dags")
    command = [ROOT / "citylake", "airflow", "deploy", "--files-only", "--dags", folder, "--dumps", folder, "--launcher", "/bin/echo"]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return folder


@pytest.fixture(scope="module")
def night(deployed):
    return imported(deployed, [])


def imported(folder, calls):
    environment = os.environ | {"AIRFLOW_HOME": str(folder / "home"), "AIRFLOW__CORE__LOAD_EXAMPLES": "False"}
    said = subprocess.run(
        [sys.executable, "-c", IMPORT, folder / "citylake_night.py", json.dumps(calls)],
        env=environment, capture_output=True, text=True, timeout=120,
    )
    assert said.returncode == 0, said.stderr
    assert not (folder / "home" / "airflow.db").exists()
    return json.loads(said.stdout.splitlines()[-1])


@pytest.fixture(scope="module")
def plan():
    said = subprocess.run([ROOT / "citylake", "plan", "--json"], check=True, capture_output=True, timeout=120)
    return json.loads(said.stdout)


def test_every_step_of_the_plan_is_a_box_behind_those_that_it_needs(night, plan):
    steps = {step["name"]: sorted(step["after"]) or ["intake"] for step in plan["steps"]}
    assert {name: night["tasks"][name]["after"] for name in steps} == steps
    assert set(night["tasks"]) - set(steps) == {"plan", "land", "intake", "out-gate", "release"}


def test_the_doors_close_when_every_city_had_its_turn_and_the_out_gate_judges_all(night, plan):
    tasks = night["tasks"]
    assert tasks["land"]["mapped"] and tasks["land"]["after"] == ["plan"]
    assert tasks["intake"]["after"] == ["land"] and tasks["intake"]["rule"] == "all_done_min_one_success"
    assert tasks["out-gate"]["after"] == sorted(step["name"] for step in plan["steps"])
    assert tasks["release"]["after"] == ["out-gate"]


def test_the_lake_has_one_writer_and_every_box_tells_of_its_failure(night):
    tasks = night["tasks"]
    assert night["active"] == 1
    assert tasks["land"]["pool"] == "citylake_landing"
    assert {task["pool"] for name, task in tasks.items() if name not in ("land", "plan")} == {"citylake_lake"}
    assert all(task["tells"] and task["retries"] >= 1 for task in tasks.values())


def test_tables_are_announced_when_readers_see_them(night, plan):
    announced = {name: task["assets"] for name, task in night["tasks"].items() if task["assets"]}
    assert announced == {"release": sorted("lake." + step["output"] for step in plan["steps"])}


def test_a_run_knows_its_date_cities_and_accepted_files(night):
    assert night["params"] == ["accept", "any_date", "cities", "date"]
    assert night["schedule"].startswith("CronTriggerTimetable(expression='30 1 * * *', timezone='Asia/Shanghai'")
    assert night["clock"] == "Asia/Shanghai"


def test_a_misspelt_parameter_starts_nothing_whoever_triggered_the_run(night):
    assert night["misspelt"] == (
        "Invalid run parameter: citys. A night knows: date, cities, accept, any_date."
        " Nothing was started. Trigger the night again with the right name."
    )


def test_what_a_run_is_given_is_an_argument_and_never_a_command(deployed, tmp_path):
    trap = tmp_path / "trap"
    said = imported(deployed, [["--accept=$(touch " + str(trap) + ")", "; touch " + str(trap)]])
    assert said["calls"] == [[0, f"--accept=$(touch {trap}) ; touch {trap}", ""]]
    assert not trap.exists()


def test_neither_the_program_nor_who_is_alerted_inherits_the_servers_secrets(deployed, tmp_path):
    told = tmp_path / "told"
    alert = tmp_path / "alert"
    alert.write_text(f"#!/bin/sh\nenv > {told}\n")
    alert.chmod(0o700)
    settings = json.loads((deployed / "citylake_night.json").read_text()) | {"launcher": "/usr/bin/env", "alert": str(alert)}
    (tmp_path / "citylake_night.json").write_text(json.dumps(settings))
    (tmp_path / "citylake_night.py").write_text((deployed / "citylake_night.py").read_text())
    secrets = {"AIRFLOW__API_AUTH__JWT_SECRET": "hidden", "AIRFLOW_CONN_LAKE": "hidden", "AIRFLOW_VAR_WORD": "hidden"}
    said = subprocess.run(
        [sys.executable, "-c", IMPORT + "module.tell('title', 'text')", tmp_path / "citylake_night.py", "[[]]"],
        env=os.environ | secrets | {"AIRFLOW_HOME": str(tmp_path / "home"), "OPENLINEAGE_URL": "http://127.0.0.1:1"},
        capture_output=True, text=True, timeout=120,
    )
    assert said.returncode == 0, said.stderr
    for inherited in (said.stdout, told.read_text()):
        assert "OPENLINEAGE_URL" in inherited and "AIRFLOW_HOME" in inherited
        assert "hidden" not in inherited


def test_who_is_told_of_a_wrong_name_is_not_advised_to_ask_by_it_again(deployed):
    wrong = "Invalid city: atlantis. There are: yuanbo. Nothing was started. Trigger the night again with the right name."
    assert told(deployed, wrong) == f"Citylake, night 2026-07-02: plan is red\n\n{wrong}"
    assert told(deployed, "It broke.").endswith("\n\nAgain, when it is mended: citylake airflow retry r --wait")


def told(folder, text):
    """What the program that wakes people is given."""
    fail = (
        "from types import SimpleNamespace as Box\n"
        "module.print = lambda line: None\n"
        "module.DEPLOYED['alert'] = '/bin/cat'\n"
        "module.tell_failure({'task_instance': Box(task_id='plan', run_id='r'), 'dag_run': None,"
        " 'params': {'date': '2026-07-02'}, 'exception': sys.argv[3]})"
    )
    said = subprocess.run(
        [sys.executable, "-c", IMPORT + fail, folder / "citylake_night.py", "[]", text],
        env=os.environ | {"AIRFLOW_HOME": str(folder / "home"), "AIRFLOW__CORE__LOAD_EXAMPLES": "False"},
        capture_output=True, text=True, timeout=120, check=True,
    )
    return said.stdout[said.stdout.index("Citylake, night") :].strip()
