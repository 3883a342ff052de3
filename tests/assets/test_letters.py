"""What the form's script puts into a letter, the command reads: the file for mail programs, the text between bars."""

from __future__ import annotations

import json
import shutil
import subprocess
from email import message_from_bytes, policy
from pathlib import Path

from profminimum.authoring.inbox.reading import Reader
from profminimum.authoring.inbox.record_blocks import MARKS
from profminimum.load.data_folder import read_records

from tests.support.letters import EVENT, PATH
from tests.support.project import REGION, ROOT

SCRIPT = """
import { block, fileText, letterFile } from "./letter.js";
const { marks, record, subject, body } = JSON.parse(process.argv[1]);
const text = fileText(marks, record);
const letter = letterFile({ email: "redaktsiya@operator.yolkin.ru", subject, body, name: "zavod.yml", text });
process.stdout.write(JSON.stringify({ letter, block: block(marks, record) }));
"""


def test_the_command_reads_what_the_form_writes(node: str, tmp_path: Path) -> None:
    """Path, text and digest arrive; mail programs see a letter that is to be sent, with an attachment."""
    shutil.copy(ROOT / "overrides/assets/form/letter.js", tmp_path)
    (tmp_path / "package.json").write_text('{"type": "module"}', "utf-8")
    record = {"path": PATH, "text": f"{EVENT}# «🌲»\n", "base": "0" * 64}
    given = {
        "marks": MARKS,
        "record": record,
        "subject": "Сведения для сайта: «Ёлка» 🌲 " * 3,
        "body": "Запись – в файле.",
    }
    command = [node, "--input-type=module", "--eval", SCRIPT, json.dumps(given)]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", check=True)
    made = json.loads(done.stdout)
    letter = message_from_bytes(made["letter"].encode(), policy=policy.default)
    assert str(letter["Subject"]).split() == given["subject"].split()
    assert letter["X-Unsent"] == "1"
    assert letter["To"] == "redaktsiya@operator.yolkin.ru"
    assert not letter.defects
    reader = Reader(read_records(REGION))
    for name, text in (("письмо.eml", made["letter"]), ("запись.txt", made["block"])):
        (message,) = reader.read(name, text.encode())
        (found,) = message.records
        assert (found.path, found.text, found.base) == (PATH, record["text"], record["base"])
        assert message.complaints == ()
