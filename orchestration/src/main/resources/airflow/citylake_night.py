"""The night of Citylake: a box for each city's door, then one for each step, ordered by what the steps need.

Written here by `citylake airflow deploy`, with citylake_night.json beside it. This file knows names, order and time;
what a step does, and what to say when it fails, the program knows. Every box is a thin call that may be repeated.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
from datetime import datetime, timedelta
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo

from airflow.sdk import (
    DAG,
    Asset,
    CronTriggerTimetable,
    DeadlineAlert,
    DeadlineReference,
    Param,
    SyncCallback,
    TriggerRule,
    get_current_context,
    task,
)
from airflow.sdk.exceptions import AirflowException, AirflowFailException

DEPLOYED = json.loads(Path(__file__).with_name("citylake_night.json").read_text(encoding="utf-8"))
PLAN = DEPLOYED["plan"]
ZONE = ZoneInfo(DEPLOYED["time_zone"])
NAME = re.compile(r"[a-z][a-z0-9_-]*")

# The door of files that no city claims is tried in every night.
UNCLAIMED = "unclaimed"

# Exit codes of the program: after the first, another try can help, as something broke; the second refuses what was asked.
WORTH_ANOTHER_TRY = {1}
REFUSED_ORDER = 2

PARAMS = {
    "date": Param(
        None,
        type=["null", "string"],
        format="date",
        description="Business date of the night; left out: the day of the run, on the clock of the schedule.",
        # Airflow tells a DAG's zone as UTC, whatever its schedule goes by: who asks for nights by date reads it here.
        **{"x-time-zone": DEPLOYED["time_zone"]},
    ),
    "cities": Param(
        [],
        type="array",
        items={"type": "string", "pattern": f"^{NAME.pattern}$"},
        description="Cities to land; left out: all. The others keep what they had.",
    ),
    "accept": Param(
        [],
        type="array",
        items={"type": "string", "pattern": r"^[^\x00-\x1f]+$", "maxLength": 500},
        description="Files to take although they are unlike those before them, named as the refusal names them.",
    ),
    "any_date": Param(
        False,
        type="boolean",
        description="Run the night also on a date before the released night or after tomorrow, which is refused otherwise.",
    ),
}


def own_environment() -> dict[str, str]:
    """What a program started here inherits: Airflow's settings, connections and variables hold secrets, and are none of its business."""
    return {name: value for name, value in os.environ.items() if not name.startswith(("AIRFLOW__", "AIRFLOW_CONN_", "AIRFLOW_VAR_"))}


def launch(*arguments: str, **variables: str) -> tuple[int, str, str]:
    """Calls the program: an argument is an argument, there is no shell that could read it as more."""
    launcher = DEPLOYED["launcher"]
    try:
        process = subprocess.Popen(
            [launcher, *arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=own_environment() | variables,
        )
    except OSError as fault:
        raise AirflowException(
            f"Cannot start Citylake at {launcher}: {fault.strerror}. Nothing was changed."
            " Put it there, or name where it is: citylake airflow deploy --launcher FILE."
        ) from None
    with process:
        try:
            out, err = process.communicate()
        except BaseException:
            process.kill()  # the caller alone: the night's own process goes on, and the next try waits for it
            raise
    return process.returncode, out.strip(), err.strip()


def night_of(context) -> str:
    """The business date. Never Airflow's `ds`: that is the day in UTC, which at 01:30 in China is the day before."""
    run = context["dag_run"]
    return context["params"]["date"] or (run.logical_date or run.run_after).astimezone(ZONE).date().isoformat()


def dated(context) -> list[str]:
    """The business date as the program's commands take it."""
    return ["--date", night_of(context), *(["--any-date"] if context["params"]["any_date"] else [])]


def asker(context) -> dict[str, str]:
    """Who asks, for the program's lineage: this box's try, and the run of the DAG that it belongs to.

    Where Airflow tells lineage itself, by the ids that it tells; else by that of the try and one made of the run's name.
    """
    instance = context["task_instance"]
    if tells_lineage():
        from airflow.providers.openlineage.plugins import macros

        box, run = macros.lineage_parent_id(instance), macros.lineage_root_parent_id(instance)
    else:
        box = f"airflow/{instance.dag_id}.{instance.task_id}/{instance.id}"
        run = f"airflow/{instance.dag_id}/{uuid5(NAMESPACE_URL, f'{instance.dag_id}/{instance.run_id}')}"
    return {"OPENLINEAGE_PARENT_ID": box, "OPENLINEAGE_ROOT_PARENT_ID": run}


def tells_lineage() -> bool:
    try:
        from airflow.providers.openlineage import conf
    except ImportError:
        return False
    return not conf.is_disabled()


def run_step(step: str) -> str:
    """Runs one step in the night's resident process, and fails with the program's own words."""
    context = get_current_context()
    accepted = [f"--accept={file}" for file in context["params"]["accept"]]
    code, out, err = launch("step", "run", "--json", *dated(context), "--step", step, *DEPLOYED["arguments"], *accepted, **asker(context))
    try:
        outcome = json.loads(out)
        said = outcome["message"]
        print(f"{outcome['outcome']}; {outcome['seconds']:.3f} s of work in the night's process")
    except (ValueError, KeyError):
        said = err or out or f"Failed to run step {step}: the program ended with {code} and said nothing."
    # What is raised Airflow writes into the log itself.
    if code in WORTH_ANOTHER_TRY or code < 0:
        raise AirflowException(said)
    if code != 0:
        raise AirflowFailException(said)
    print(said)
    return said.splitlines()[0]


def order_of(plan: dict) -> list:
    """What each step makes and waits for; in which order the program lists them does not matter."""
    return sorted((step["name"], step["output"], sorted(step["after"])) for step in plan["steps"])


def checked_plan(conf: dict, cities: list[str], date: list[str]) -> list[str]:
    """Tonight's doors, from the program itself, so that a new city needs no new deployment; a new step does.

    A date that the night would refuse is refused here, once, and not by each city's door.
    """
    strangers = sorted(set(conf) - set(PARAMS))
    if strangers:
        raise AirflowFailException(
            f"Invalid run parameter: {', '.join(strangers)}. A night knows: {', '.join(PARAMS)}."
            " Nothing was started. Trigger the night again with the right name."
        )
    code, out, err = launch("plan", "--json", *date, "--lake", DEPLOYED["lake"], *DEPLOYED["declarations"])
    if code == REFUSED_ORDER:
        raise AirflowFailException(f"{err or out}\nNothing was started. That mended, trigger the night again.")
    if code != 0:
        raise AirflowException(err or out or f"Failed to ask the program for its plan: it ended with {code}.")
    plan = json.loads(out)
    if order_of(plan) != order_of(PLAN):
        raise AirflowFailException(
            "Cannot run the night in the order that was deployed: the program has other steps now."
            " Nothing was started. Next: citylake airflow deploy, and trigger the night again."
        )
    unknown = sorted(set(cities) - set(plan["doors"]))
    if unknown:
        raise AirflowFailException(
            f"Invalid city: {', '.join(unknown)}. There are: {', '.join(plan['doors'])}."
            " Nothing was started. Trigger the night again with the right name."
        )
    return [door for door in plan["doors"] if not cities or door in cities or door == UNCLAIMED]


def tell(title: str, text: str) -> None:
    """Hands a message to the program that wakes people, if one was deployed: on its standard input, never as a command."""
    print(title)
    if DEPLOYED["alert"]:
        subprocess.run([DEPLOYED["alert"]], input=f"{title}\n\n{text}\n", text=True, timeout=60, check=True, env=own_environment())


def tell_failure(context) -> None:
    """What failed, whose data, what is unharmed and what to do: the program's words, as they stand in the log."""
    instance = context["task_instance"]
    city = context.get("door")
    box = f"{instance.task_id} [{city}]" if city else instance.task_id
    text = str(context.get("exception") or "The box was stopped from outside. Its work may be repeated.")
    # A retry asks by the same names: where one of them is wrong, it cannot help.
    again = "" if "rigger the night again" in text else f"\n\nAgain, when it is mended: citylake airflow retry {instance.run_id} --wait"
    tell(f"Citylake, night {night_of(context)}: {box} is red", text + again)


def tell_lateness(context) -> None:
    run = context["dag_run"]
    text = (
        f"It is not through {DEPLOYED['deadline_seconds'] / 60:g} min after it was queued."
        " Unharmed: readers see the release before, whole. Where it hangs: citylake airflow status"
    )
    print(text)
    tell(f"Citylake: the night of run {run['dag_run_id']} is late", text)


with DAG(
    dag_id=DEPLOYED["dag_id"],
    description="Takes in every city's dumps, brings them to one standard, judges and releases them.",
    doc_md=__doc__,
    schedule=CronTriggerTimetable(DEPLOYED["schedule"], timezone=DEPLOYED["time_zone"]) if DEPLOYED["schedule"] else None,
    # Nights before the deployment were somebody else's: switching the DAG on must not start one of them.
    start_date=datetime.fromisoformat(DEPLOYED["deployed_at"]).astimezone(ZONE),
    catchup=False,
    max_active_runs=1,
    params=PARAMS,
    render_template_as_native_obj=False,
    deadline=DeadlineAlert(
        reference=DeadlineReference.DAGRUN_QUEUED_AT,
        # A number of seconds, which Airflow takes too. Over a timedelta 3.3 breaks when boxes of a run are cleared before
        # its deadline: no night that failed could be tried again for hours. Until apache/airflow#70368 is mended.
        interval=DEPLOYED["deadline_seconds"],
        callback=SyncCallback(tell_lateness),
    ),
    default_args={
        "owner": "citylake",
        "retries": DEPLOYED["retries"],
        "retry_delay": timedelta(seconds=DEPLOYED["retry_seconds"]),
        "retry_exponential_backoff": 2.0,
        "max_retry_delay": timedelta(minutes=15),
        "execution_timeout": timedelta(minutes=DEPLOYED["step_minutes"]),
        "on_failure_callback": tell_failure,
    },
) as night:

    @task(retries=1)
    def plan() -> list[str]:
        """Which cities are asked tonight."""
        context = get_current_context()
        return checked_plan(context["dag_run"].conf or {}, context["params"]["cities"], dated(context))

    @task(pool=DEPLOYED["landing_pool"], map_index_template="{{ door }}")
    def land(door: str) -> str:
        """Takes in what one city has delivered; a city that cannot be read is red alone."""
        get_current_context()["door"] = door
        return run_step(f"land:{door}")

    @task
    def run(step: str) -> str:
        return run_step(step)

    def box(step: str, **options):
        return run.override(task_id=step, pool=DEPLOYED["lake_pool"], **options)(step)

    # A broken city stops nobody: the doors close when every city has had its turn and one came through.
    doors_close = box("intake", trigger_rule=TriggerRule.ALL_DONE_MIN_ONE_SUCCESS)
    land.expand(door=plan()) >> doors_close

    steps = {step["name"]: box(step["name"]) for step in PLAN["steps"]}
    for step in PLAN["steps"]:
        for before in [steps[name] for name in step["after"]] or [doors_close]:
            before >> steps[step["name"]]

    # What the steps make is seen by nobody before the release: the tables' events are the release's.
    released = box(
        "release",
        outlets=[Asset(name=f"lake.{step['output']}", uri=f"citylake://lake/{step['output']}") for step in PLAN["steps"]],
    )
    list(steps.values()) >> box("out-gate") >> released
