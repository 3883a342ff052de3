"""What Word, Excel, LibreOffice and Google Sheets put on the clipboard for a plan, and pages made to do harm."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from tests.authoring.documents.corpus import HEADINGS, ROWS, TITLE

MONTHS = ("Сентябрь", "Сентябрь", "Октябрь", "Октябрь", "Ноябрь", "Ноябрь", "Декабрь", "Март", "Апрель – июнь", "Год")

_WORD_HEAD = """<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta name=Generator content="Microsoft Word 15"><!--[if gte mso 9]><xml><w:WordDocument/></xml><![endif]-->
<style><!-- p.MsoNormal {margin:0cm; font-family:"Times New Roman",serif} table.MsoTableGrid {border:solid} --></style></head>
<body lang=RU style='tab-interval:35.4pt'><!--StartFragment-->"""


def word() -> str:
    """A table of Word with months merged over rows and a part over all columns."""
    cell = "<td width=91 valign=top style='width:68.4pt;border:solid windowtext 1.0pt'{spans}><p class=MsoNormal>{text}<o:p></o:p></p></td>"
    rows = [_row(cell, ("Месяц", *HEADINGS))]
    for number, row in enumerate(ROWS):
        if number == 4:
            part = "<b>Второе полугодие</b>"
            rows.append(f"<tr>{cell.format(spans=f' colspan={len(HEADINGS) + 1}', text=part)}</tr>")
        span = (
            MONTHS[number : number + 2].count(MONTHS[number])
            if MONTHS[number - 1 : number] != MONTHS[number : number + 1]
            else 0
        )
        month = (
            cell.format(spans=f" rowspan={span}" if span > 1 else "", text=f"<b>{MONTHS[number]}</b>") if span else ""
        )
        rows.append(f"<tr style='mso-yfti-irow:1'>{month}{_cells(cell, row)}</tr>")
    title = f"<p class=MsoNormal align=center><b><span style='font-size:14.0pt'>{TITLE}<o:p></o:p></span></b></p>"
    return (
        f"{_WORD_HEAD}{title}<table class=MsoTableGrid border=1>{''.join(rows)}</table><!--EndFragment--></body></html>"
    )


def excel() -> str:
    """Cells of Excel under a merged title, with an empty row."""
    cell = "<td class=xl65 width=64 style='border-top:none;width:48pt'{spans}>{text}</td>"
    title = f"<tr height=20><td colspan={len(HEADINGS)} height=20 class=xl66>{TITLE}</td></tr>"
    empty = f"<tr>{'<td></td>' * len(HEADINGS)}</tr>"
    body = "".join(_row(cell, row) for row in ROWS)
    columns = "<col width=64 style='width:48pt'>" * len(HEADINGS)
    return (
        "<html><head><style><!--table {mso-displayed-decimal-separator:'\\,';} .xl65 {white-space:normal;}--></style></head>"
        f"<body link='#0563C1'><table border=0 cellpadding=0 style='border-collapse:collapse'><!--StartFragment-->{columns}"
        f"{title}{empty}{_row(cell, HEADINGS)}{body}<!--EndFragment--></table></body></html>"
    )


def libre_office() -> str:
    """A table of LibreOffice: fonts, rows in parts, headings over two rows."""
    cell = '<td sdnum="1049;0;@"{spans}><p><font face="Liberation Serif">{text}<br/>\n</font></p></td>'
    head = (
        "".join(f"<td rowspan=2><p>{name}</p></td>" for name in HEADINGS[:3])
        + "<td colspan=3><p>Проведение</p></td>"
        + f"<td rowspan=2><p>{HEADINGS[6]}</p></td>"
    )
    below = "".join(f"<td><p>{name}</p></td>" for name in HEADINGS[3:6])
    body = "".join(_row(cell, row) for row in ROWS)
    return (
        '<!DOCTYPE html><html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"/><title></title></head><body>'
        f"<p>{TITLE}</p><table><colgroup><col/></colgroup><thead><tr>{head}</tr><tr>{below}</tr></thead><tbody>{body}</tbody></table></body></html>"
    )


def google() -> str:
    """Cells of Google Sheets, each of which carries its value once more."""
    cell = """<td style="overflow:hidden" data-sheets-value="{{&quot;1&quot;:2}}"{spans}>{text}</td>"""
    body = "".join(_row(cell, row) for row in (HEADINGS, *ROWS))
    return (
        '<meta charset="utf-8"><google-sheets-html-origin><style type="text/css"><!--td {border: 1px}--></style>'
        f'<table dir="ltr" data-sheets-root="1"><tbody>{body}</tbody></table></google-sheets-html-origin>'
    )


def nested() -> str:
    """A page that arranges its parts by a table; the plan is a table in a cell of it."""
    cell = "<td{spans}>{text}</td>"
    inner = "".join(_row(cell, row) for row in (HEADINGS, *ROWS))
    return f"<div><table><tr><td>Меню</td></tr><tr><td><h2>{TITLE}</h2><table>{inner}</table><p>Подвал</p></td></tr></table></div>"


def _row(cell: str, row: Sequence[str]) -> str:
    return f"<tr>{_cells(cell, row)}</tr>"


def _cells(cell: str, row: Sequence[str]) -> str:
    return "".join(cell.format(spans="", text=escape(text) or "&nbsp;") for text in row)


PAGES: Mapping[str, str] = {make.__name__: make() for make in (word, excel, libre_office, google, nested)}
"""Pages by the program that they come from."""

HOSTILE = (
    "<p>a<script>document.title = 'стало'</script><img src=x onerror=\"document.title='стало'\"><svg onload=\"document.title='стало'\">"
    "<iframe srcdoc='<script>parent.document.title=1</script>'></iframe><table><tr><th>Мероприятие<th>Дата<th>Место<style>"
    "body{display:none}</style><tr><td>&lt;img src=x onerror=document.title=1&gt; Экскурсия<td>12 ноября"
    "<td><a href='javascript:document.title=1'>завод</a><tr><td colspan=9999999 rowspan=99999>{{ 7*7 }} ${title} <b onclick=x>Проба</b>"
    "<td>13 ноября</table><link rel=stylesheet href=//example.org/x.css><base href=//example.org/><meta http-equiv=refresh content=0>"
)
"""Scripts, pictures, frames, styles, signs of templates, cells over more than there is."""
