"""Commits of what a message brought: one for each school, in whose name it stands. Nothing of the message's own words is there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from scripts.lib.data_commit import DataCommit, author

if TYPE_CHECKING:
    from profminimum.authoring.inbox.planning import Plan, PlannedRecord
    from profminimum.model import Records

LONGEST_SUBJECT = 100


def commits_of(plan: Plan, records: Records) -> Iterator[DataCommit]:
    """Yields a commit for each school or organisation whose files a plan changes, and one for the region's own."""
    by_folder: dict[str, list[PlannedRecord]] = defaultdict(list)
    for planned in plan.records:
        by_folder[planned.entry.location.owner_folder.rstrip("/")].append(planned)
    for folder, changed in by_folder.items():
        yield _commit(folder, changed, plan, records)


def _commit(folder: str, changed: list[PlannedRecord], plan: Plan, records: Records) -> DataCommit:
    from profminimum.authoring.inbox.account import kind_and_title, owner_name
    from profminimum.russian import NBSP, capitalised, count, day

    own = next((planned.entry.title for planned in changed if planned.entry.location.kind.is_owner), "")
    owner = (own or owner_name(folder, records)) if folder else ""
    what = kind_and_title(changed[0].entry) if len(changed) == 1 else count(len(changed), "запись", "записи", "записей")
    subject = capitalised(what if own or not owner else f"{what}, {owner}")
    if len(subject) > LONGEST_SUBJECT:
        subject = f"{subject[: LONGEST_SUBJECT - 1].rstrip()}…"
    sent = f", прислано {day(plan.message.sent.date())}" if plan.message.sent else ""
    files = "\n".join(f"data/{planned.change.path}" for planned in changed)
    texts = {planned.change.path: planned.change.after for planned in changed}
    message = f"{subject}\n\n{files}\n\nИсточник: {folder or 'регион'}{sent}".replace(NBSP, " ")
    return DataCommit(texts, message, author(owner, folder) if owner else "")
