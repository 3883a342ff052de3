"""Sites that are silent, endless, packed without measure or lead elsewhere: each is refused with its reason, in time."""

from __future__ import annotations

import gzip
import itertools
import socket
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from threading import Thread

import pytest
from profminimum.publish.hub import region_sites
from profminimum.publish.hub.region_sites import Fault, FolderReader, Unavailable, WebReader

from tests.support.published_regions import Answer, answering


def fault_of(answer: Answer | Iterator[bytes], **limits: float) -> Fault:
    """The reason why a file that is answered so is not read."""
    with answering(lambda path: answer) as address, pytest.raises(Unavailable) as refusal:
        WebReader(address, **limits).read("version.json")
    return refusal.value.fault


def test_a_file_is_read_packed_or_not() -> None:
    """What travels packed counts as it travels."""
    packed = gzip.compress(b"x" * 10_000)
    answers = {"/plain": (200, {}, b"text"), "/packed": (200, {"Content-Encoding": "gzip"}, packed)}
    with answering(answers.__getitem__) as address:
        reader = WebReader(address)
        assert (reader.read("plain"), reader.read("packed")) == (b"text", b"x" * 10_000)
        assert reader.received == 4 + len(packed)


@pytest.mark.parametrize(
    ("answer", "fault"),
    [
        ((404, {}, b""), Fault.MISSING),
        ((500, {}, b""), Fault.SILENT),
        ((302, {"Location": "http://other.example.ru/version.json"}, b""), Fault.SILENT),
        ((302, {"Location": "file:///etc/passwd"}, b""), Fault.SILENT),
        ((200, {"Content-Encoding": "gzip"}, b"no archive"), Fault.GARBLED),
        ((200, {"Content-Encoding": "gzip"}, gzip.compress(b"x" * 1000)[:-9]), Fault.GARBLED),
        ((200, {"Content-Length": "100"}, b"cut"), Fault.SILENT),
    ],
)
def test_a_bad_answer_has_its_reason(answer: Answer, fault: Fault) -> None:
    """No page, an error, a way to another host, an archive that is none, an answer that is cut off."""
    assert fault_of(answer) == fault


def test_nobody_answers() -> None:
    """A host where no server is."""
    with answering(lambda path: (200, {}, b"")) as address:
        pass
    with pytest.raises(Unavailable) as refusal:
        WebReader(address).read("version.json")
    assert refusal.value.fault == Fault.SILENT


def test_an_endless_answer_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    """At the largest size, also where a few bytes unpack to many."""
    monkeypatch.setattr(region_sites, "LARGEST", 1 << 20)
    assert fault_of(itertools.repeat(b"x" * 4096)) == Fault.TOO_LARGE
    assert fault_of((200, {"Content-Encoding": "gzip"}, gzip.compress(b"\0" * (8 << 20)))) == Fault.TOO_LARGE


def test_a_slow_answer_ends() -> None:
    """One that stops, and one that drips."""

    def drops(pause: float) -> Iterator[bytes]:
        while True:
            yield b"x"
            time.sleep(pause)

    begun = time.monotonic()
    assert fault_of(drops(3), patience=0.3) == Fault.SILENT
    assert fault_of(drops(0.05), longest=0.5) == Fault.SILENT
    assert time.monotonic() - begun < 3


def test_a_head_that_never_ends_ends() -> None:
    """Each letter comes in time, the answer never does."""

    def drip(listening: socket.socket) -> None:
        connection, _ = listening.accept()
        with suppress(OSError):
            while True:
                connection.sendall(b"HTTP/1.1 200 OK\r\nX-" if not sent else b"x")
                sent.append(1)
                time.sleep(0.05)

    sent: list[int] = []
    with socket.create_server(("127.0.0.1", 0)) as listening:
        Thread(target=drip, args=(listening,), daemon=True).start()
        begun = time.monotonic()
        with pytest.raises(Unavailable) as refusal:
            WebReader(f"http://127.0.0.1:{listening.getsockname()[1]}/", longest=0.5).read("version.json")
    assert refusal.value.fault == Fault.SILENT
    assert 0.4 < time.monotonic() - begun < 5
    assert len(sent) > 2


def test_a_folder_is_read_within_the_same_limits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that is not there is a site that does not answer."""
    monkeypatch.setattr(region_sites, "LARGEST", 4)
    (tmp_path / "large").write_bytes(b"12345")
    (tmp_path / "small").write_bytes(b"1234")
    reader = FolderReader(tmp_path)
    assert reader.read("small") == b"1234"
    faults = []
    for folder, name in ((tmp_path, "large"), (tmp_path, "none"), (tmp_path / "none", "small")):
        with pytest.raises(Unavailable) as refusal:
            FolderReader(folder).read(name)
        faults.append(refusal.value.fault)
    assert faults == [Fault.TOO_LARGE, Fault.MISSING, Fault.SILENT]
