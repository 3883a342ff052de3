"""Plans for what schools have sent, on the folder of data as it is: read, joined, checked among all records. Writes nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from ...authoring.inbox.planning import Ground, Plan, plan_of
from ...authoring.inbox.reading import Reader
from ...authoring.inbox.senders import Sender, sender_of
from ...load import SourceFile
from ...load.data_folder import SourceFiles, read_sources
from ...model import Records
from ...problem import Problem
from ...view.texts.change_summary import new_problems
from .file_versions import FileVersions
from .load_region import CheckedData, Clock, check_sources
from .record_cache import RecordCache


class ReceivedMessages:
    """Plans of messages, each on the data as those taken before have left them."""

    def __init__(
        self,
        data: Path,
        now: Clock,
        cache: RecordCache | None = None,
        *,
        asked_path: str = "",
        sender: str = "",
        login: Callable[[str, Records], Sender] | None = None,
    ) -> None:
        """Reads the data as they are.

        `cache` makes the second look quick; it holds what was only sent, so it is none of a build. `asked_path` is the
        file of a lone record that names none, `sender` who sent what is no letter; `login` says which folders are those
        of a login of the forge.
        """
        self._now, self._cache = now, cache or RecordCache()
        self._sources = read_sources(data)
        self._versions = FileVersions(data)
        self._taken: dict[str, str] = {}
        self._login = login
        self._checked = self._on_disk = self._check({})
        self._reader = Reader(self.records, asked_path, sender)

    @property
    def records(self) -> Records:
        """The records of the data as they are now."""
        return self._checked.records

    def plans(self, name: str, data: bytes, accepted: frozenset[str] = frozenset()) -> list[Plan]:
        """Returns a plan for each message of a file. Each sees those before it as taken, if they may be."""
        plans = []
        for message in self._reader.read(name, data):
            plan = plan_of(message, self._ground(), accepted)
            plans.append(plan)
            if plan.may_be_written(accepted):
                self._taken |= plan.texts
                self._checked = self._check({})
        return plans

    def forget(self) -> None:
        """Goes back to the data as they are on the disk: what was planned before is not taken."""
        self._taken, self._checked = {}, self._on_disk

    def _ground(self) -> Ground:
        present = {file.path: file.data.decode("utf-8", "replace") for file in self._sources.files}
        return Ground(
            self.records,
            present | self._taken,
            self._new_problems,
            self._versions.text,
            self._versions.is_changed_after,
            self._sender,
        )

    def _sender(self, address: str) -> Sender:
        if address.startswith("@"):
            return self._login(address, self.records) if self._login else Sender()
        return sender_of(address, self.records)

    def _new_problems(self, texts: Mapping[str, str]) -> list[Problem]:
        return new_problems(self._checked.problems, self._check(texts).problems)

    def _check(self, texts: Mapping[str, str]) -> CheckedData:
        """Checks the data with some texts in the place of their files."""
        changed = {path: SourceFile(path, text.encode()) for path, text in (self._taken | dict(texts)).items()}
        files = {file.path: file for file in self._sources.files} | changed
        problems = [problem for problem in self._sources.problems if problem.place.path not in changed]
        ordered = [files[path] for path in sorted(files)]
        return check_sources(SourceFiles(ordered, problems, self._sources.attached), self._now, self._cache)
