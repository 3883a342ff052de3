"""Build tasks of what leads on from former addresses: pages to the present ones, other files as they are now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from ...catalog import Catalog
from ...output import Output
from ...view import Templates
from ...view.leads.former_paths import FormerPaths, Redirect
from ...view.leads.lead_pages import INDEX, is_led, lead_page
from .content_security_policy import with_policy
from .output_folder import OutputFolder, Task
from .tasks import ready

REDIRECTS = "_redirects"
"""The rules for hosts that know them: Netlify, Cloudflare Pages, GitLab Pages; `dev.py nginx` reads them too."""


def lead_tasks(catalog: Catalog, templates: Templates, folder: OutputFolder, policy: str) -> Iterator[Task]:
    """Yields a task for each former path of the files that the folder holds; what is there by itself stays."""
    former, files = FormerPaths(catalog.former_addresses.moves), folder.files
    for path, stamp in files.items() if former.moves else ():
        for old in former.of(path):
            if old in files:
                continue
            if is_led(path):
                page = lead_page(templates, old.removesuffix(INDEX), path.removesuffix(INDEX), former.title(path))
                yield ready(Output(old, with_policy(page, policy).encode()))
            else:
                yield Task(f"former {old}", stamp.digest, partial(_copied, folder, path, old))
    if former.moves:
        yield ready(redirects_file(former.redirects(files)))


def _copied(folder: OutputFolder, path: str, old: str) -> Iterator[Output]:
    yield Output(old, folder.read(path))


def redirects_file(rules: Iterable[Redirect]) -> Output:
    """Returns the rules as a file: https://docs.netlify.com/manage/routing/redirects/overview/."""
    lines = [
        f"/{rule.old}* /{rule.new}:splat 301" if rule.old.endswith("/") else f"/{rule.old} /{rule.new} 301"
        for rule in rules
    ]
    return Output(REDIRECTS, "".join(f"{line}\n" for line in lines).encode())
