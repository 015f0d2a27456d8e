"""Every declaration of the repository is a valid Open Data Contract, by the public linter.

The linter is called through its Python interface: one process for all files instead of one a file.
"""

import socket
from pathlib import Path

import pytest
from datacontract.data_contract import DataContract

ROOT = Path(__file__).resolve().parents[2]
SKIPPED_FOLDERS = {"target", ".venv", ".git", "build"}


def declarations() -> list[Path]:
    """All contract sources, tables and dumps alike; copies in build folders are left out."""
    return sorted(
        path
        for path in ROOT.rglob("*.odcs.yaml")
        if not SKIPPED_FOLDERS.intersection(path.relative_to(ROOT).parts)
    )


@pytest.fixture(autouse=True)
def offline(monkeypatch):
    """A linter that asks the network would pass or fail with the weather."""

    def refuse(*_args, **_kwargs):
        raise AssertionError("the linter tried to reach the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def faults(path: Path) -> list[str]:
    run = DataContract(data_contract_file=str(path)).lint()
    return [f"{check.name}: {check.reason}" for check in run.checks if check.result != "passed"]


@pytest.mark.parametrize("path", declarations(), ids=lambda path: str(path.relative_to(ROOT)))
def test_declaration_is_valid(path):
    assert faults(path) == []


def test_every_layer_has_declarations():
    tables = ROOT / "warehouse-ddl/src/main/resources/contracts"
    layers = {path.parent.name for path in declarations() if tables in path.parents}
    assert layers == {"raw", "standard", "derived", "published", "quarantine", "ops"}


def test_linter_can_fail(tmp_path):
    broken = tmp_path / "broken.odcs.yaml"
    source = ROOT / "warehouse-ddl/src/main/resources/contracts/standard/incident.odcs.yaml"
    text = source.read_text(encoding="utf-8")
    broken.write_text(text.replace("primaryKeyPosition: 1", "primaryKeyPosition: first"), encoding="utf-8")
    assert any("primaryKeyPosition" in fault for fault in faults(broken))

