"""Sets the chart as web pages and returns them as HTML, or as PDF printed by Chromium or
wkhtmltopdf."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterable
from html import escape
from pathlib import Path

import night_buses
from chart import INTRO, NOTES, SECTIONS, TITLE, Item, Section, label, runs

HEAD = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{title}</title>
<style>
{style}
</style>
</head>
<body>
"""

STATUS = {
    "agrees": "Agreed",
    "agrees that": "Agreed",
    "agrees in part": "Agreed in part",
    "does not agree": "Not agreed",
}


# --- building blocks -------------------------------------------------------------------------


def inline(text: str, marks: bool = True) -> str:
    """The text with its links, emphasis and footnote marks as HTML."""
    html = ""
    for run in runs(text):
        words = escape(run.text, quote=False)
        if run.kind == "link":
            html += f'<a href="{escape(run.target)}">{words}</a>'
        elif run.kind == "emphasis":
            html += f"<em>{words}</em>"
        elif run.kind == "mark":
            note = f'<sup><a href="#n{words}" id="r{words}">{words}</a></sup>'
            html += note if marks else ""
        else:
            html += words
    return html


def flow(paragraphs: Iterable[str], lead: str = "", marks: bool = True) -> str:
    """Paragraphs and lists; ``lead`` is HTML before the first one."""
    html = ""
    in_list = False
    for text in paragraphs:
        is_item = text.startswith("• ")
        if is_item != in_list:
            html += "<ul>\n" if is_item else "</ul>\n"
        tag = "li" if is_item else "p"
        html += f"<{tag}>{lead}{inline(text.removeprefix('• '), marks)}</{tag}>\n"
        in_list, lead = is_item, ""
    return html + ("</ul>\n" if in_list else "")


def page(body: str, style: str, title: str = TITLE) -> str:
    """A whole HTML page."""
    return HEAD.format(title=escape(title), style=style.strip()) + body + "</body>\n</html>\n"


def opening(marks: bool = False) -> str:
    """The title and the paragraph under it."""
    return f"<h1>{inline(TITLE + '{1}', marks)}</h1>\n<p>{inline(INTRO)}</p>\n"


def endnotes() -> str:
    """The footnotes at the end of the page."""
    items = "".join(
        f'<p id="n{number}"><sup>{number}</sup> {inline(text)}</p>\n'
        for number, text in NOTES.items()
    )
    return f'<section class="footnotes">\n<hr>\n{items}</section>\n'


def two_column_row(section: Section, item: Item, marks: bool) -> str:
    """Recommendation | response, as a row."""
    left = flow(item.recommendation, escape(label(section, item)))
    return f"<tr>\n<td>{left}</td>\n<td>{flow(item.response, marks=marks)}</td>\n</tr>\n"


def two_column_table(marks: bool) -> str:
    """The chart as a table whose sections are rows that span it."""
    rows = ""
    for section in SECTIONS:
        rows += f'<tr><th colspan="2" class="section">{escape(section.heading)}</th></tr>\n'
        rows += "".join(two_column_row(section, item, marks) for item in section.items)
    heads = "<thead><tr><th>Recommendation</th><th>ICE response</th></tr></thead>\n"
    return f"<table>\n{heads}<tbody>\n{rows}</tbody>\n</table>\n"


# --- printed by Chromium ---------------------------------------------------------------------


def horizontal_rules() -> bytes:
    """Two columns with lines between the rows only; the heads stand on every page."""
    style = """
@page { size: letter; margin: 0.8in; @bottom-right { content: counter(page); } }
body { font: 10pt/1.35 "Liberation Serif"; }
h1 { font-size: 15pt; }
table { border-collapse: collapse; width: 100%; }
th, td { border-top: 0.75pt solid #000; border-bottom: 0.75pt solid #000; text-align: left;
  vertical-align: top; padding: 4pt 8pt; overflow-wrap: anywhere; }
th:first-child:not(.section) { width: 36%; }
p { margin: 0 0 5pt; }
"""
    return print_with_chromium(page(opening() + two_column_table(marks=False), style))


def five_columns() -> bytes:
    """Ref | Government response | Status | Recommendation | Due date, on landscape pages."""
    style = """
@page { size: letter landscape; margin: 0.7in;
  @top-left { content: "Action tracker: Secure Communities"; font: 8pt "Liberation Sans"; }
  @bottom-center { content: "Page " counter(page) " of " counter(pages);
    font: 8pt "Liberation Sans"; } }
body { font: 9pt/1.3 "Liberation Sans"; }
h1 { font-size: 14pt; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; }
th, td { border: 0.75pt solid #444; text-align: left; vertical-align: top; padding: 3pt 5pt;
  overflow-wrap: anywhere; }
thead th { background: #1b3a5c; color: #fff; }
th.section { background: #dfe7ef; }
p { margin: 0 0 4pt; }
"""
    widths = (6, 46, 9, 28, 11)
    names = ("Ref", "Government response", "Status", "Recommendation", "Due date")
    heads = "".join(
        f'<th style="width: {width}%">{name}</th>'
        for width, name in zip(widths, names, strict=True)
    )
    rows = ""
    for section in SECTIONS:
        rows += f'<tr><th colspan="5" class="section">{escape(section.heading)}</th></tr>\n'
        for item in section.items:
            cells = (
                reference(section, item),
                flow(item.response, marks=False),
                STATUS[item.verdict],
                flow(item.recommendation),
                due_date(section, item),
            )
            rows += "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>\n"
    table = f"<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n"
    return print_with_chromium(page(opening() + table, style))


def reference(section: Section, item: Item) -> str:
    """What the five-column layout prints as number: "O.1", "II.4"."""
    part = "O" if section is SECTIONS[0] else section.heading.partition(".")[0]
    return f"{part}.{item.number}"


def due_date(section: Section, item: Item) -> str:
    """A made-up date by which ICE means to act; empty where it does not."""
    if item.verdict == "does not agree":
        return ""
    quarter = (SECTIONS.index(section) + int(item.number)) % 4 + 1
    return f"Quarter {quarter}, fiscal year 2013"


def printed_columns() -> list[dict[str, object]]:
    """What the five columns print, by record, in place of what the chart prints elsewhere."""
    return [
        {
            "number": reference(section, item),
            "basis": "label",
            "extra": {"Status": STATUS[item.verdict]}
            | ({"Due date": date} if (date := due_date(section, item)) else {}),
        }
        for section in SECTIONS
        for item in section.items
    ]


def boxes() -> bytes:
    """Each recommendation in a box, the answer below; printed from a browser with its marks."""
    style = """
@page { size: A4; margin: 18mm 15mm;
  @top-left { content: "1/15/24, 12:00 PM"; font: 8pt "Liberation Sans"; }
  @top-right { content: "Chart of ICE Response to Taskforce on Secure Communities";
    font: 8pt "Liberation Sans"; }
  @bottom-left { content: "https://www.example.org/secure-communities/response.html";
    font: 8pt "Liberation Sans"; }
  @bottom-right { content: counter(page) "/" counter(pages); font: 8pt "Liberation Sans"; } }
body { font: 10.5pt/1.4 "Liberation Serif"; }
h1 { font-size: 18pt; }
h2 { font-size: 14pt; }
.box { border: 1pt solid #1b3a5c; background: #eef3f8; padding: 6pt 10pt; margin: 10pt 0 6pt; }
.box p { margin: 0; }
p { margin: 0 0 6pt; }
a { color: #00e; }
"""
    body = opening()
    for section in SECTIONS:
        body += f"<h2>{escape(section.heading)}</h2>\n"
        for item in section.items:
            lead = f"<b>Recommendation {item.number}:</b> "
            body += f'<div class="box">{flow(item.recommendation, lead)}</div>\n'
            body += flow(item.response, marks=False)
    return print_with_chromium(page(body, style))


def grouped_boxes() -> bytes:
    """Shaded boxes without a line that hold one, two or three recommendations; answers below."""
    style = """
@page { size: A5; margin: 16mm; @bottom-center { content: counter(page); } }
body { font: 11pt/1.4 "Liberation Sans"; }
h1 { font-size: 15pt; }
.box { background: #e6e6e6; padding: 5pt 9pt; margin: 12pt 0 8pt; }
.box p { margin: 3pt 0; font-weight: bold; }
p { margin: 0 0 6pt; }
"""
    body = f"<p><em>{night_buses.NOTICE}</em></p>\n<h1>{night_buses.TITLE}</h1>\n"
    for group in night_buses.GROUPS:
        asked = flow(f"{number}. {text}" for number, text in group.asked)
        body += f'<div class="box">{asked}</div>\n{flow(group.response)}'
    return print_with_chromium(page(body, style, night_buses.TITLE))


def print_with_chromium(html: str) -> bytes:
    """The PDF that Chromium prints of the page, without its own head and foot."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "page.html"), Path(folder, "page.pdf")
        source.write_text(html, encoding="utf-8")
        subprocess.run(
            [
                *("chromium", "--headless", "--no-sandbox", "--disable-gpu"),
                *("--disable-background-networking", "--no-pdf-header-footer"),
                *(f"--user-data-dir={folder}/profile", f"--print-to-pdf={target}"),
                source.as_uri(),
            ],
            check=True,
            capture_output=True,
        )
        return target.read_bytes()


# --- kept as HTML ----------------------------------------------------------------------------

SITE_STYLE = """
body { font-family: sans-serif; margin: 0; }
nav ul { list-style: none; display: flex; }
td, th { border: 1px solid #999; vertical-align: top; }
.visually-hidden { position: absolute; left: -9999px; }
"""


def saved_page(content: str) -> str:
    """The content in a page as a browser saves it: with menu, search, script and footer."""
    before = """<header>
<a class="visually-hidden" href="#main">Skip to main content</a>
<nav aria-label="Main">
<ul>
<li><a href="/">Home</a></li>
<li><a href="/reports/">Reports</a></li>
<li><a href="/recommendations/">All recommendations</a></li>
<li><a href="/responses/">Government responses</a></li>
</ul>
</nav>
<form role="search"><label>Search this site <input type="search" name="q"></label></form>
</header>
<script>
window.page = { kind: "response", track: function () { return "<p>Recommendation 9: none</p>"; } };
</script>
<noscript>Please switch on scripts to share this page.</noscript>
<main id="main">
<article>
"""
    after = """</article>
<aside><h2>Related pages</h2>
<ul><li><a href="/reports/2011/">The report of 2011</a></li></ul>
</aside>
</main>
<footer>
<p>This copy is made up to test software. Contact | Accessibility | Privacy</p>
</footer>
<script>window.page.track();</script>
"""
    return page(before + content + after, SITE_STYLE)


def table_page() -> str:
    """The chart as a table in a saved web page."""
    content = opening(marks=True) + two_column_table(marks=True) + endnotes()
    return saved_page(content)


def definition_list() -> str:
    """Each recommendation is a term and its response what is said of it."""
    body = opening()
    for section in SECTIONS:
        body += f"<h2>{escape(section.heading)}</h2>\n<dl>\n"
        for item in section.items:
            words = " ".join(map(inline, item.recommendation))
            body += f"<dt>{escape(label(section, item))}{words}</dt>\n"
            body += f"<dd>\n{flow(item.response, marks=False)}</dd>\n"
        body += "</dl>\n"
    return page(body, SITE_STYLE)


def headed_paragraphs() -> str:
    """Headings and paragraphs in a saved web page, the answer after the heading "Response"."""
    body = opening(marks=True)
    for section in SECTIONS:
        body += f"<h2>{escape(section.heading)}</h2>\n"
        for item in section.items:
            body += f"<h3>Recommendation {item.number}</h3>\n"
            body += f"<blockquote>\n{flow(item.recommendation)}</blockquote>\n"
            body += f"<h4>Response</h4>\n{flow(item.response)}"
    return saved_page(body + endnotes())


# --- printed by wkhtmltopdf ------------------------------------------------------------------


def bold_led() -> bytes:
    """Numbered recommendations in bold, each with its answer in plain type under it."""
    style = """
body { font: 11pt "Liberation Serif"; line-height: 1.35; }
h1 { font-size: 18pt; }
h2 { font-size: 14pt; }
p { margin: 0 0 6pt; }
a { color: inherit; }
"""
    body = opening()
    for section in SECTIONS:
        body += f"<h2>{escape(section.heading)}</h2>\n"
        for item in section.items:
            words = inline(" ".join(item.recommendation))
            body += f"<p><b>{item.number}. {words}</b></p>\n{flow(item.response, marks=False)}"
    html = page(body, style).replace('href="#"', 'href="http://www.example.org/"')
    return print_with_wkhtmltopdf(html)


def print_with_wkhtmltopdf(html: str) -> bytes:
    """The PDF that wkhtmltopdf prints of the page, with a page number at the foot."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "page.html"), Path(folder, "page.pdf")
        source.write_text(html, encoding="utf-8")
        subprocess.run(
            [
                *("wkhtmltopdf", "--quiet", "--page-size", "Letter", "--footer-center"),
                *("[page] / [topage]", "--footer-font-size", "8", "--margin-bottom", "20mm"),
                *(str(source), str(target)),
            ],
            check=True,
            capture_output=True,
            env=os.environ | {"QT_HASH_SEED": "0"},
        )
        return target.read_bytes()
