"""Files of schools from the folder of data to the problems: what is found, where it is said, how often a file is opened."""

from __future__ import annotations

import re
import shutil
from datetime import datetime
from pathlib import Path

import pytest
from profminimum.file_formats import LARGEST
from profminimum.publish.build import attachment_cache
from profminimum.publish.build.cache import BuildCache
from profminimum.publish.build.load_region import LoadedRegion, load_region
from profminimum.publish.build.record_cache import RecordCache

from tests.support.attached_files import PUPIL, docx, pdf, xlsx
from tests.support.project import NOW, REGION, edit

FILES = "schools/first/files"
PLAN = pdf("План работы")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The small region, whose first school has its plan as a file."""
    folder = tmp_path / "data"
    shutil.copytree(REGION, folder)
    (folder / FILES).mkdir()
    (folder / FILES / "plan.pdf").write_bytes(PLAN)
    record = folder / "schools/first/documents.yml"
    record.write_text(re.sub("url: .*", "file: plan.pdf", record.read_text("utf-8")), "utf-8")
    return folder


def region(data: Path, cache: RecordCache | None = None) -> LoadedRegion:
    """The region of a folder on the day of the tests."""
    return load_region(data, lambda zone: datetime.astimezone(NOW, zone), cache)


def complaints(data: Path) -> list[str]:
    """What is said of files and documents, but for words to the wise."""
    found = region(data).problems
    return [str(problem) for problem in found if "files/" in problem.place.path or "documents" in problem.place.path]


def test_a_file_that_a_document_names_is_published(data: Path) -> None:
    """Nothing is said of it; its size is known to pages."""
    assert complaints(data) == []
    published = region(data).catalog.published_files[f"{FILES}/plan.pdf"]
    assert (published.format.name, published.kilobytes) == ("PDF", round(published.size / 1024))


def test_a_missing_file_is_an_error_with_the_nearest_name(data: Path) -> None:
    """The document is not shown, and the file that nobody names is a warning."""
    edit(data / "schools/first/documents.yml", "file: plan.pdf", "file: plan-2026.pdf")
    missing, unused = complaints(data)
    assert missing.startswith("schools/first/documents.yml:7:11: ошибка: «Файл»: здесь «plan-2026.pdf»")
    assert missing.endswith("Возможно, вы имели в виду «plan.pdf».")
    assert unused.startswith(f"{FILES}/plan.pdf: предупреждение: На этот файл не ссылается ни одна запись")
    assert "schools/first/documents.yml" in region(data).hidden
    assert region(data).catalog.published_files == {}


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("plan.doc", b"", "только PDF, DOCX, XLSX, JPEG, PNG, WebP. Сохраните его как PDF."),
        ("План.pdf", PLAN, "нужны строчные латинские буквы, цифры и дефис, например «robot-club.pdf»."),
        ("PLAN.PDF", PLAN, "Возможно, вы имели в виду «plan.pdf»."),
        ("2026/plan.pdf", PLAN, "других папок не бывает"),
        ("big.pdf", PLAN + b"\0" * LARGEST, "Файл слишком большой: 10 МБ, а допустимо не больше 10 МБ."),
        ("word.pdf", docx("а"), "По имени это PDF, а внутри DOCX."),
    ],
)
def test_what_may_not_be_in_the_folder_is_named(data: Path, name: str, content: bytes, words: str) -> None:
    """Each file is named with what is wrong with it, and nothing else is."""
    (data / FILES / name).parent.mkdir(exist_ok=True)
    (data / FILES / name).write_bytes(content)
    errors = [problem for problem in complaints(data) if ": ошибка: " in problem]
    assert len(errors) == 1
    assert errors[0].startswith(f"{FILES}/{name}: ошибка: ")
    assert words in errors[0]


def test_a_document_in_another_folder_is_sent_to_its_own(data: Path) -> None:
    """The reader of records says where files are."""
    (data / "schools/first/plan.pdf").write_bytes(PLAN)
    problem = next(problem for problem in region(data).problems if problem.place.path == "schools/first/plan.pdf")
    assert (
        problem.message
        == "Документы и снимки кладут в папку «files» школы, организации или региона. Перенесите файл туда."
    )


@pytest.mark.parametrize(
    ("name", "content", "place"),
    [
        ("plan.pdf", pdf("План", PUPIL), "страница 2"),
        ("plan.docx", docx("План", PUPIL), "основной текст"),
        ("plan.xlsx", xlsx({"Первый": [["План"]], "Второй": [[PUPIL]]}), "лист 2"),
    ],
)
def test_personal_data_in_a_file_are_found(data: Path, name: str, content: bytes, place: str) -> None:
    """File and page are named, the person never; the document is not shown. A reason lets it pass, as in any record."""
    (data / FILES / "plan.pdf").unlink()
    (data / FILES / name).write_bytes(content)
    record = data / "schools/first/documents.yml"
    edit(record, "file: plan.pdf", f"file: {name}")
    (found,) = [problem for problem in complaints(data) if ": ошибка: " in problem]
    assert found.startswith(f"{FILES}/{name}: ошибка: {place.capitalize()} – назван ученик.")
    assert found.endswith("поле «Разрешено» (allowed): field: documents.1.file, rule: pupil.")
    assert "Смирнов" not in found
    assert region(data).catalog.published_files == {}
    reason = "родители победителя согласились на публикацию"
    record.write_text(
        record.read_text("utf-8") + f"allowed: [{{field: documents.1.file, rule: pupil, reason: {reason}}}]\n"
    )
    assert not [problem for problem in complaints(data) if ": ошибка: " in problem]


def test_a_scan_is_a_warning(data: Path) -> None:
    """What no program can read, an editor has to look at."""
    (data / FILES / "plan.pdf").write_bytes(pdf("", "План"))
    (warning,) = complaints(data)
    assert warning.startswith(f"{FILES}/plan.pdf: предупреждение: Страница 1 – текста нет, похоже на скан.")


def test_a_file_is_opened_once(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither another build, nor another process, nor another name opens it again; other bytes do."""
    opened = []
    inspected = attachment_cache.inspected
    monkeypatch.setattr(attachment_cache, "inspected", lambda file: opened.append(file.path) or inspected(file))
    disk = BuildCache(tmp_path / "cache", b"0" * 16)
    first = region(data, RecordCache(disk))
    assert region(data, RecordCache(disk)).catalog.published_files == first.catalog.published_files
    (data / FILES / "copy.pdf").write_bytes(PLAN)
    region(data, RecordCache(disk))
    assert opened == [f"{FILES}/plan.pdf"]
    (data / FILES / "copy.pdf").write_bytes(pdf("Другой план"))
    region(data, RecordCache(disk))
    assert opened == [f"{FILES}/plan.pdf", f"{FILES}/copy.pdf"]
