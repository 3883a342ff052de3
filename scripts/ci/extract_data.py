"""Takes the folder of data, and nothing else, out of a proposed change: `python3 -m scripts.ci.extract_data --commit … --to …`.

A change may hold anything: programs, links, tricks with attributes. Only plain files leave git here – records, and the
documents and photographs that a school may publish – and the programs of the main branch can read them. Exit codes: 0 when taken out,
2 when there is nothing to take.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from scripts.ci.left_out import is_safe, line, reason
from scripts.lib.cli import ROOT, Parser, run

HELP = """Достаёт из предложенной правки папку data – только записи, документы и снимки, без программ и ссылок.

  python3 -m scripts.ci.extract_data --commit ПРАВКА --to ПАПКА [--base ПРАВКА] [--left ФАЙЛ] [--repo РЕПОЗИТОРИЙ]

  --commit  какая правка
  --to      куда положить; такой папки ещё не должно быть
  --base    с чем сравнить: называются только те оставленные файлы, которых там нет
  --left    куда записать, какие файлы не взяты и почему, по строке на файл
  --repo    папка репозитория, если не эта
"""
FOLDER = "data"
PLAIN = ("100644", "100755")
"""Modes of plain files: a link or a repository inside another has others."""
FILES, FILE_BYTES, ALL_BYTES = 30_000, 1 << 20, 2 << 30
"""More than any region needs; what is larger is an attack or a mistake. The bytes of one file are those of a record."""
AT_ONCE = 64 << 20
"""Bytes that are in memory at once."""


class Refused(Exception):
    """Reason why nothing is taken, in Russian."""


class Blob(NamedTuple):
    """A file as git lists it; the path is below the folder of data."""

    mode: str
    name: str
    size: int
    path: str

    @property
    def is_wanted(self) -> bool:
        """Whether it may be written to a disk: a plain file of a fitting size whose path leads nowhere else."""
        is_named = is_safe(self.path) and (self.path.endswith(".yml") or self._is_document)
        return self.mode in PLAIN and is_named and self.size <= self._largest

    @property
    def _is_document(self) -> bool:
        """Whether it is where documents are, under the name of one."""
        from profminimum.file_formats import BY_ENDING, FOLDER  # below the path only while a command runs

        above, _, name = self.path.rpartition("/")
        return above.rpartition("/")[2] == FOLDER and name.rpartition(".")[2] in BY_ENDING

    @property
    def _largest(self) -> int:
        from profminimum.file_formats import LARGEST

        return LARGEST if self._is_document else FILE_BYTES

    @property
    def complaint(self) -> str:
        """Why it is left out, in a line; empty for what nobody misses."""
        why = reason(self.mode, self.path, self.size, self._largest)
        return line(self.path, why) if why else ""


def main(arguments: Sequence[str]) -> int:
    """Writes the files; returns the exit code."""
    parser = Parser(HELP)
    parser.add_argument("--commit", required=True)
    parser.add_argument("--to", type=Path, required=True)
    parser.add_argument("--base")
    parser.add_argument("--left", type=Path)
    parser.add_argument("--repo", type=Path, default=ROOT)
    options = parser.parse_args(arguments)
    try:
        taken, left = take(options.repo, options.commit, options.to)
        lines = complaints(options.repo, options.commit, options.base)
    except Refused as refused:
        print(refused, file=sys.stderr)
        return 2
    print("\n".join([f"Взято файлов: {taken}. Оставлено: {left}.", *lines]))
    if options.left:
        options.left.write_text("".join(f"{each}\n" for each in lines), "utf-8")
    return 0


def complaints(repository: Path, commit: str, base: str | None) -> list[str]:
    """Returns a line for each file of a commit that is left out and is not the same at `base`. Raises Refused."""
    before = set(_listed(repository, base)) if base else set()
    left = [blob for blob in _listed(repository, commit) if not blob.is_wanted and blob not in before]
    return [blob.complaint for blob in left if blob.complaint]


def take(repository: Path, commit: str, target: Path) -> tuple[int, int]:
    """Writes a commit's records below `target`; returns how many files were taken and left. Raises Refused."""
    blobs = list(_listed(repository, commit))
    wanted = [blob for blob in blobs if blob.is_wanted]
    if len(wanted) > FILES or sum(blob.size for blob in wanted) > ALL_BYTES:
        raise Refused("В правке слишком много файлов или они слишком велики.")
    try:
        target.mkdir(parents=True)
    except FileExistsError:
        raise Refused("Такая папка уже есть: укажите новую.") from None
    for blob, content in zip(wanted, _contents(repository, wanted), strict=True):
        path = target / PurePosixPath(blob.path)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return len(wanted), len(blobs) - len(wanted)


def _listed(repository: Path, commit: str) -> Iterator[Blob]:
    """Yields every file of the folder of data at a commit. Raises Refused."""
    revision = _git(repository, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{commit}^{{commit}}")
    # Listed and read object by object: an archive or a checkout would follow the attributes of the change itself.
    for listed in _git(repository, "ls-tree", "-r", "-z", "-l", revision.decode().strip(), f"{FOLDER}/").split(b"\0"):
        if listed:
            description, _, path = listed.decode("utf-8", "surrogateescape").partition("\t")
            mode, _, name, size = description.split()
            yield Blob(mode, name, int(size) if size.isdigit() else 0, path.removeprefix(f"{FOLDER}/"))


def _contents(repository: Path, blobs: Sequence[Blob]) -> Iterator[bytes]:
    """Yields the content of each file, in order. Raises Refused."""
    batch: list[Blob] = []
    size = 0
    for blob in blobs:
        size += blob.size
        if size > AT_ONCE:
            yield from _read(repository, batch)
            batch, size = [], blob.size
        batch.append(blob)
    yield from _read(repository, batch)


def _read(repository: Path, blobs: Sequence[Blob]) -> Iterator[bytes]:
    answer = _git(repository, "cat-file", "--batch", asked="".join(f"{blob.name}\n" for blob in blobs).encode())
    start = 0
    for blob in blobs:
        start = answer.index(b"\n", start) + 1
        yield answer[start : start + blob.size]
        start += blob.size + 1


def _git(repository: Path, *arguments: str, asked: bytes = b"") -> bytes:
    done = subprocess.run(["git", "-C", str(repository), *arguments], input=asked, capture_output=True)
    if done.returncode:
        raise Refused("В репозитории нет такой правки.")
    return done.stdout


if __name__ == "__main__":
    run(main)
