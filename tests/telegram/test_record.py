"""The delivery's record: what an earlier version kept in the database's own file."""

from pathlib import Path

from bot.telegram.record import Record, open_record


def test_the_record_of_an_earlier_version_moves_into_its_own_file(tmp_path: Path) -> None:
    """Once, and whole; what is done there since does not come back."""
    former, path = str(tmp_path / "f.db"), str(tmp_path / "f-telegram.db")
    old = Record(former, 7)
    old.add_done(1, 0.0)
    old.keep([{"update_id": 2}])
    old.set_aside(3, 4, "broke", 0.0)
    old.close()
    record = open_record(path, 7, former)
    assert record.read_done() == {1}
    assert record.read_kept() == [{"update_id": 2}]
    assert record.read_set_aside() == [(3, 4, "broke")]
    record.add_done(2, 0.0)
    record.close()
    record = open_record(path, 7, former)
    assert (record.read_done(), record.read_kept()) == ({1, 2}, [])
    record.close()
