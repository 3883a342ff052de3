"""Releases folder on the disk: the versions of a site, and the link to the one that is shown. Knows no page.

    versions/<id>/site/        the files of a version; nothing ever writes into them again
    versions/<id>/data/        the data from which it was made
    versions/<id>/about.json   its description
    current                    a link to versions/<id>/site: the one that web servers show
    aside/                     whatever is not finished; the next run deletes it
    work/                      where sites are built; it stays for the next build
    lock                       held by the current run

A version comes into being by one rename and is shown by another, so whenever a run is killed, `current` leads to a whole
version. Equal files of two versions are one file on the disk, but `work` shares none with them: a build may write as
it likes. Against the loss of power, everything is on the disk before the link is changed, as far as the system's `sync`
keeps its word: Linux does, on other systems it may come back earlier.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from ...load import DataFile
from .release_info import ReleaseInfo, from_json

SITE, DATA, ABOUT = "site", "data", "about.json"


class Unusable(Exception):
    """Reason why a folder cannot hold releases, in Russian."""


class ReleasesFolder:
    """Releases in the folder `root`. Whoever changes it must hold the lock."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.link = root / "current"
        self.work = root / "work"
        self.lock = root / "lock"
        self._versions = root / "versions"
        self._aside = root / "aside"

    def open(self) -> None:
        """Makes the folders, deletes what killed runs have left, checks that links can be made and changed here.

        Raises Unusable.
        """
        if self.link.exists() and not self.link.is_symlink():
            raise Unusable(f"{self.link} – не ссылка, а папка или файл. Уберите: на этом месте будет ссылка на сайт.")
        shutil.rmtree(self._aside, ignore_errors=True)
        for folder in (self._versions, self._aside, self.work):
            folder.mkdir(parents=True, exist_ok=True)
        trial = self._aside / "trial"
        try:
            for _ in range(2):
                self._point(trial, Path("versions"))
            trial.unlink()
        except OSError:
            raise Unusable(
                f"В папке {self.root} нельзя подменять ссылки, а без этого сайт не переключить целиком. Публикация "
                "работает в Linux и macOS, на обычном диске. В Windows соберите сайт командой build и скопируйте site/."
            ) from None

    def versions(self) -> list[ReleaseInfo]:
        """Returns all versions, the newest first."""
        if not self._versions.is_dir():
            return []
        releases = (self.find(name) for name in sorted(os.listdir(self._versions), reverse=True))
        return [release for release in releases if release]

    def find(self, name: str | None) -> ReleaseInfo | None:
        """Returns the version of a name, None if it does not exist or is not whole."""
        if not name or "/" in name or not self.site_of(name).joinpath("index.html").is_file():
            return None
        try:
            about = from_json((self._versions / name / ABOUT).read_text("utf-8"))
        except (OSError, ValueError):
            return None
        return about if about.id == name else None

    def current(self) -> ReleaseInfo | None:
        """Returns the version that is shown, None if there is none."""
        try:
            parts = Path(os.readlink(self.link)).parts
        except OSError:
            return None
        return self.find(parts[1]) if len(parts) == 3 and (parts[0], parts[2]) == ("versions", SITE) else None

    def history(self) -> list[ReleaseInfo]:
        """Returns the version that is shown, the one that was shown before it, and so on."""
        releases: list[ReleaseInfo] = []
        release = self.current()
        while release and release not in releases:
            releases.append(release)
            release = self.find(release.before)
        return releases

    def site_of(self, name: str) -> Path:
        """Returns the folder with the files of a version."""
        return self._versions / name / SITE

    def data_of(self, name: str) -> Path:
        """Returns the folder with the data from which a version was made."""
        return self._versions / name / DATA

    def add(self, site: Path, data: Iterable[DataFile], about: ReleaseInfo) -> bool:
        """Adds a version made of the files of a site and shows nothing yet; returns whether anything is new.

        Files that are as in the version `about.before` are shared with it. If they all are, and the data too, nothing
        is added.
        """
        known = self.find(about.before)
        before = self._versions / (known.id if known else "none")
        new = self._aside / about.id
        is_new = copied(site, new / SITE, before / SITE)
        is_new |= written(data, new / DATA, before / DATA)
        (new / ABOUT).write_text(about.as_json(), "utf-8")
        if known and not is_new and about.shows_as(known):
            shutil.rmtree(new)
            return False
        if hasattr(os, "sync"):
            os.sync()
        new.rename(self._versions / about.id)
        _fsync(self._versions)
        return True

    def activate(self, name: str) -> None:
        """Shows a version instead of the one shown now, from one moment to the next."""
        self._point(self.link, Path("versions", name, SITE))
        _fsync(self.root)

    def prune(self, keep: int) -> list[str]:
        """Deletes all versions but the one shown and the `keep` shown before it; returns the names of those deleted.

        Those that were taken back, or never shown, go too.
        """
        remaining = {release.id for release in self.history()[: keep + 1]}
        gone = sorted(set(os.listdir(self._versions)) - remaining)
        for name in gone:
            with suppress(OSError):  # the site is shown already: what cannot be deleted now goes another time
                # A version that is half deleted must not be found among the others.
                (self._versions / name).rename(self._aside / f"{name}.old")
                shutil.rmtree(self._aside / f"{name}.old")
        return gone

    def _point(self, link: Path, target: Path) -> None:
        new = self._aside / "link"
        new.unlink(missing_ok=True)
        new.symlink_to(target, target_is_directory=True)
        new.replace(link)


def copied(source: Path, target: Path, before: Path) -> bool:
    """Copies a tree; files that are the same in `before` are shared with it. Returns whether anything differs."""
    names = files_below(source)
    alike = {name for name in names if _same(source / name, before / name)}
    for name in names:
        new = target / name
        new.parent.mkdir(parents=True, exist_ok=True)
        if name not in alike or not _linked(before / name, new):
            shutil.copy2(source / name, new)
    return sorted(alike) != names or names != files_below(before)


def written(files: Iterable[DataFile], target: Path, before: Path) -> bool:
    """Writes files of data into a new folder, sharing those that are the same in `before`; returns whether any differs."""
    target.mkdir(parents=True)
    existing, names, is_new = set(files_below(before)), set(), False
    for file in files:
        data, new, known = file.data, target / file.path, before / file.path
        new.parent.mkdir(parents=True, exist_ok=True)
        is_same = file.path in existing and known.read_bytes() == data
        if not is_same or not _linked(known, new):
            new.write_bytes(data)
        is_new |= not is_same
        names.add(file.path)
    return is_new or existing != names


def files_below(folder: Path) -> list[str]:
    """Returns the names of all files of a tree, with `/`, in order; none if there is no such folder."""
    paths = (os.path.join(parent, name) for parent, _, names in os.walk(folder) for name in names)
    return sorted(path[len(str(folder)) + 1 :].replace(os.sep, "/") for path in paths)


def _same(one: Path, other: Path) -> bool:
    """Returns whether both exist with the same bytes: what was edited by hand in a version is not taken over."""
    try:
        if one.stat().st_size != other.lstat().st_size or other.is_symlink():
            return False
        return one.read_bytes() == other.read_bytes()
    except OSError:
        return False


def _linked(source: Path, target: Path) -> bool:
    """Gives a file a second name; returns False where the disk cannot, or not any more."""
    try:
        os.link(source, target)
    except OSError:
        return False
    return True


def _fsync(folder: Path) -> None:
    """Has the system write the names in a folder to the disk."""
    if os.name == "posix":
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
