"""The command that makes a country's site: what it says of its list, of regions that fail, and the code it ends with."""

from __future__ import annotations

from pathlib import Path

from tests.support.project import command, run_script
from tests.support.published_regions import write_site

LIST = "regions:\n- id: tambov\n  site: tambov\n- id: perm\n  site: perm\n"


def test_a_site_is_made_and_searched(tmp_path: Path) -> None:
    """Folders are looked for beside the list; a second run has nothing to do."""
    (tmp_path / "regions.yml").write_text(LIST, "utf-8")
    for name in ("tambov", "perm"):
        write_site(tmp_path / name)
    home = tmp_path / "home"
    first = run_script("hub", str(tmp_path / "regions.yml"), "--home", str(home))
    assert (first.returncode, first.stderr) == (0, "")
    assert "Прочитано: 2 из 2\N{NO-BREAK SPACE}регионов" in first.stdout
    assert "Опубликовано" in first.stdout
    site = home / "current"
    assert (site / "index.html").is_file()
    assert (site / "pagefind" / "pagefind.js").is_file()
    assert "Access-Control-Allow-Origin: *" in (site / "_headers").read_text("utf-8")
    assert not (site / "assets" / "form").exists()


def test_a_region_that_does_not_answer_is_told(tmp_path: Path) -> None:
    """With its reason; the code says that not all is fresh, and another list is not needed."""
    (tmp_path / "regions.yml").write_text(LIST, "utf-8")
    write_site(tmp_path / "tambov")
    done = command("hub", str(tmp_path / "regions.yml"), "--home", str(tmp_path / "home"))
    assert done.returncode == 3
    assert "perm: сайт не ответил, данных ещё не было" in done.stdout


def test_a_wrong_list_changes_nothing(tmp_path: Path) -> None:
    """Its mistakes are named with line and column, as an editor opens them."""
    path = tmp_path / "regions.yml"
    path.write_text(LIST.replace("site: perm", "sait: perm"), "utf-8")
    done = command("hub", str(path), "--home", str(tmp_path / "home"))
    assert done.returncode == 1
    assert f"{path}:5:3: ошибка: Поля «sait» здесь не бывает. Возможно, вы имели в виду «site»." in done.stderr
    assert not (tmp_path / "home").exists()
    missing = command("hub", str(tmp_path / "none.yml"), "--home", str(tmp_path / "home"))
    assert (missing.returncode, "Нет файла" in missing.stderr) == (1, True)
    assert command("hub").returncode == 2
    assert command("hub", str(path), "--timezone", "Луна").returncode == 2
