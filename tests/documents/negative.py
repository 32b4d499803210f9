"""Holds documents in which nobody answers recommendations, and gives them as HTML; all made up."""

from __future__ import annotations

from with_browser import page, saved_page

LOANS = (
    ("Central", "48,210", "51,904", "50,377", "+4.5"),
    ("Dock Road", "12,006", "11,420", "9,873", "–17.8"),
    ("Mill Lane", "9,118", "9,340", "9,902", "+8.6"),
    ("North Park", "15,777", "16,020", "15,811", "+0.2"),
    ("St Anne’s", "4,302", "3,987", "4,115", "–4.3"),
    ("Bookbus", "2,611", "2,950", "3,408", "+30.5"),
)

COSTS = (
    ("Staff", "1,204,000", "1,251,000", "62"),
    ("Buildings", "388,500", "402,100", "20"),
    ("Books and papers", "201,300", "196,800", "10"),
    ("Computers", "96,000", "118,400", "6"),
    ("Other", "41,200", "39,900", "2"),
)


def _rows(rows: tuple[tuple[str, ...], ...], heads: tuple[str, ...]) -> str:
    head = "".join(f"<th>{text}</th>" for text in heads)
    body = "".join("<tr>" + "".join(f"<td>{text}</td>" for text in row) + "</tr>\n" for row in rows)
    return f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}</tbody>\n</table>\n"


def figures() -> str:
    """A plain report with ruled tables of figures, and words that sound like agreement."""
    style = """
@page { size: A4; margin: 25mm; @bottom-center { content: counter(page); } }
body { font: 11pt/1.4 "Liberation Serif"; }
table { border-collapse: collapse; width: 100%; margin: 10pt 0; }
th, td { border: 0.75pt solid #000; padding: 3pt 6pt; text-align: left; }
h2 { break-before: page; }
"""
    body = f"""<h1>Libraries of Ashby in figures, 2022</h1>
<p>This report is made up, to test software. It tells how many books were lent in the six places
that the town keeps open, and what they cost.</p>
<p>Lending rose at the Central library and on the bookbus, and fell on Dock Road, where the
building was closed from March to June. The council agreed the opening hours in January; nobody
has objected to them since.</p>
{_rows(LOANS, ("Library", "2020", "2021", "2022", "Change in %"))}
<p>We counted loans and not readers. A reader who takes home nine picture books counts nine times,
and one who reads the papers by the stove all winter does not count at all.</p>
<p>Of the readers whom we asked, 71 in a hundred were content, 18 were not, and 11 gave no answer.
Those who were not content named the cold, the queue and the smell of the carpet.</p>
<h2>What it costs</h2>
<p>The costs rose by four in a hundred. Wages account for most of it, since they follow the
agreement that was reached for the whole county.</p>
{_rows(COSTS, ("Item", "2021, £", "2022, £", "Share in %"))}
<p>Fines brought in £3,260, less than the paper on which the reminders were printed. They are to be
given up in spring.</p>
"""
    return page(body, style, "Libraries of Ashby in figures")


def newsletter() -> str:
    """A newsletter in two columns, whose stories run from the left column to the right one."""
    style = """
@page { size: A4; margin: 18mm; @bottom-center { content: "Hilltop Post, page " counter(page); } }
body { font: 11pt/1.4 "Liberation Serif"; }
main { columns: 2; column-gap: 9mm; text-align: justify; }
h1 { font-size: 26pt; border-bottom: 2pt solid #000; }
h2 { font-size: 13pt; break-after: avoid; }
"""
    stories = (
        (
            "The bridge is open again",
            "After eleven weeks the footbridge over the Lenn can be crossed once more. The beams "
            "had been eaten away where nobody looked, just under the planks. Two of our members "
            "held the ladder; the town paid for the oak.",
            "Mrs Tarrant, who is 91, was the first to go over. She had last crossed it, she says, "
            "with a goat. The goat did not come back, she did, and she has never told why.",
        ),
        (
            "Apples",
            "The orchard gave 640 kilos this year, most of them Russets. Whoever lent a hand may "
            "fetch three bottles of juice from the shed, by Friday at the latest, and should "
            "bring back the empty ones from last year.",
            "The press broke on the second day and was mended with a part from a bicycle. It has "
            "run better ever since.",
        ),
        (
            "What we talked about in September",
            "Seventeen of us met in the back room. It was agreed to paint the hall white. Mr Oduya "
            "disagreed and would have liked it green, but he will paint all the same.",
            "We also talked about the noise from the quarry. The owner came in person, listened "
            "for an hour, and promised to start his machines at eight and not at six. He responded "
            "to every question and left a barrel of beer.",
        ),
        (
            "From the school",
            "The third class has counted the swifts under the roof: 22 nests, four more than last "
            "year. The list hangs by the door, with a drawing for each nest.",
            "A lost glove, red, for a left hand, is with the caretaker. So are two odd shoes and "
            "a trumpet.",
        ),
        (
            "The walk to the mill",
            "On the first Sunday of the month we walk to the old mill and back, nine kilometers, "
            "slowly. Dogs may come along if they get on with other dogs. There is soup at noon.",
            "If it rains we walk anyway. If it snows we take the sledge for the little ones and "
            "start an hour later, since nobody will have cleared the lane.",
        ),
    )
    body = (
        "<h1>Hilltop Post</h1>\n<p>Made up, to test software. No such village exists.</p>\n<main>\n"
    )
    for title, *paragraphs in stories * 2:
        body += f"<h2>{title}</h2>\n" + "".join(f"<p>{text}</p>\n" for text in paragraphs)
    return page(body + "</main>\n", style, "Hilltop Post")


CONTENTS = (
    ("Foreword by the chair", 3),
    ("How to read this volume", 5),
    ("Part 1. What the committee found", 7),
    ("Water", 8),
    ("Roads and bridges", 15),
    ("Part 2. What the committee recommends", 23),
    ("Recommendation 1: open the books of the water company", 24),
    ("Recommendation 2: mend the three worst bridges", 26),
    ("Recommendation 3: count the lorries", 27),
    ("Recommendation 4: tell the villages beforehand", 29),
    ("Part 3. What the county answers", 31),
    ("Response to recommendations 1 and 2", 32),
    ("Response to recommendations 3 and 4", 36),
    ("Annex: who gave evidence", 41),
)


def contents_text() -> str:
    """A contents list with dot leaders which names recommendations and responses."""
    lines = ["Made up, to test software.", "", "Contents", ""]
    lines += [f"{title} {'.' * (68 - len(title) - len(str(n)))} {n}" for title, n in CONTENTS]
    return "\n".join(lines) + "\n"


def recipe_page() -> str:
    """A saved web page about something else."""
    return saved_page(
        "<h1>Bean soup</h1>\n<p>Made up, to test software. We recommend a heavy pot.</p>\n"
        "<h2>What you need</h2>\n<ol>\n<li>400 g of white beans, soaked overnight</li>\n"
        "<li>2 onions</li>\n<li>1 carrot</li>\n<li>a bay leaf</li>\n</ol>\n"
        "<h2>How it is done</h2>\n<ol>\n<li>Brown the onions.</li>\n"
        "<li>Add everything else, and water to cover it.</li>\n"
        "<li>Wait an hour and a half. Salt goes in last.</li>\n</ol>\n"
    )


LETTER = (
    "Made up, to test software.",
    "Dear Mr Lindqvist,",
    "Thank you for your letter of March 3. We agree that the pear tree stands on your side of the "
    "fence, and that its fruit is therefore yours. We do not agree that the leaves are ours.",
    "Our gardener recommends a net. He has put one up at his own cost, and asks for nothing but "
    "a jar of whatever you make of the pears.",
    "With kind regards",
)
