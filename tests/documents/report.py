"""Holds what stands round the chart in the long report: all of it made up, figures included."""

from __future__ import annotations

TITLE = "Secure Communities: where we stand"
NOTICE = (
    "This report is made up, to test software. Only the chart in chapter 3 follows a published "
    "one, condensed and reworded; forewords, figures, meetings and annexes are inventions."
)

FOREWORD = (
    "When the Task Force handed over its findings in September 2011, nobody expected an easy "
    "winter. Its members had listened in four cities to sheriffs, lawyers, priests, shopkeepers "
    "and the parents of young people who had been stopped on the way to school. What they heard "
    "did not fit into one opinion, and their report says so openly.",
    "This volume is our reply. It is longer than we wished and shorter than the subject deserves. "
    "We have tried to answer each point where it was raised, in the order in which it was raised, "
    "and to say yes or no before we explain ourselves. Readers who look for the answers alone "
    "should turn to chapter 3.",
    "Agreement is cheap if nothing follows. For that reason the annexes hold figures by quarter, "
    "so that anybody can see whether a promise was kept. Where a figure is bad, it is printed all "
    "the same.",
    "We thank the members of the Task Force, who gave their evenings; the field offices, which "
    "answered 61 sets of questions; and the many citizens who wrote to us by hand. Not every "
    "letter could be quoted, but every letter was read.",
    "We accept that trust, once it is lost, comes back on foot. The steps set out here are the "
    "first on that road, and we would rather be judged by the next hundred than by these.",
)

SUMMARY = (
    "The Task Force made 22 recommendations in five parts. We agree with 19 of them, agree with "
    "one in part, and do not agree with two. The full wording of each, and our answer, is in "
    "chapter 3; this summary names only the most important.",
    "Openness. Recommendation 2 of the first part asks for a program that people can see into. A "
    "new page on the web, a library of documents and a list of the places that take part are the "
    "answer to it.",
    "Priorities. Recommendations 3 and 4 of the first part concern the order in which cases are "
    "taken up. Response times and the share of serious cases have both moved the right way, as "
    "annex B shows.",
    "In particular:",
    "• Recommendation 5 (training) is being carried out in seven cities;",
    "• Recommendation 6 (accountability) has led to a series of films and a new form;",
    "• recommendation 4 of part II (data) is accepted for our own figures, but not for panels of "
    "the states; and",
    "• recommendations 3 and 6 of part IV are not accepted.",
    "What remains open is the question of cost. Neither the training nor the statistical review "
    "was foreseen in the budget, and both are paid for out of savings which cannot be made twice.",
    "A second report will follow in two years. It will repeat the chart, so that readers can lay "
    "the two side by side and see what has changed.",
)

METHOD = (
    "Work on the reply began in the second week of October 2011. A small group of six people, "
    "drawn from the field, the legal office and the statistics branch, read the findings twice: "
    "once for what they ask and once for what they fear. Each point was then given to the office "
    "that would have to act on it.",
    "Drafts came back within three weeks. They were of uneven quality. Some offices had written "
    "a defense where an answer was wanted, and in nine cases the draft had to be sent back with "
    "the request to say, in the first sentence, whether the office agreed.",
    "A first full text was ready in December. It went to three outside readers, none of whom had "
    "worked for the Department. Their remarks led to changes in fourteen answers; the longest of "
    "them, on complaints, was written anew from beginning to end.",
    "We looked at how other bodies answer such findings. Many print the question on the left and "
    "the reply on the right; others write a letter. The chart was chosen since it lets nobody "
    "step over a point in silence.",
    "Figures were drawn in January 2012 and are those of the statistics branch. Where two systems "
    "disagreed, the lower count was taken. No figure was rounded before it was added up.",
    "The text was closed on April 13, 2012. What happened afterwards is not in it, with the "
    "exception of two dates for films, which were changed in proof.",
)

MEETINGS = (
    ("October 4, 2011", "Chicago", "Sheriffs of nine counties on what a match means for a jail"),
    ("October 11, 2011", "Los Angeles", "Community groups on stops that begin with a broken lamp"),
    ("October 19, 2011", "Miami", "Advocates and consuls on calls that nobody returned"),
    ("November 2, 2011", "Arlington", "Police chiefs on witnesses who no longer come forward"),
    (
        "November 15, 2011",
        "Washington",
        "Statisticians on how to find an outlier and be fair to it",
    ),
    ("December 6, 2011", "Newark", "Field officers on what discretion looks like at three o’clock"),
)

ABBREVIATIONS = (
    ("CRCL", "Office for Civil Rights and Civil Liberties, which takes complaints"),
    ("DOJ", "Department of Justice"),
    ("ERO", "Enforcement and Removal Operations, the largest branch in the field"),
    ("FBI", "Federal Bureau of Investigation, which keeps the fingerprints"),
    ("FOIA", "Freedom of Information Act"),
    ("HSAC", "Homeland Security Advisory Council, which named the Task Force"),
    ("IACP", "International Association of Chiefs of Police"),
    ("LEA", "law enforcement agency, as a rule a police or sheriff’s department"),
    ("LESC", "Law Enforcement Support Center, which answers the telephone at night"),
    ("MOA", "memorandum of agreement, no longer in use"),
    ("OSLTC", "Office of State, Local and Tribal Coordination"),
    ("USCIS", "U.S. Citizenship and Immigration Services"),
)

QUARTERS = ("Q1 2010", "Q2 2010", "Q3 2010", "Q4 2010", "Q1 2011", "Q2 2011", "Q3 2011", "Q4 2011")
PLACES = (
    "Northfield",
    "Eastwick",
    "Harrow County",
    "Stone Valley",
    "Port Lyle",
    "Redwater",
    "Millbank",
    "Three Rivers",
)
MEASURES = (
    ("Fingerprints sent", 4200),
    ("Matches found", 310),
    ("Detainers issued", 120),
    ("Detainers lifted", 34),
    ("Complaints received", 9),
    ("Calls to the hotline", 260),
)


def figure(measure: int, place: int, quarter: int) -> str:
    """A figure for the tables, the same every time and meaning nothing."""
    base = MEASURES[measure][1]
    return f"{base * (place + 3) // 5 + (place * 37 + quarter * 53 + measure * 11) % (base // 4):,}"


GLOSSARY = (
    "A detainer is a request to a jail to keep somebody for a short while after the day on which "
    "he or she would otherwise go free, so that a federal officer can come. It is not an order of "
    "a court, and jails have read it in different ways.",
    "A match is what the computer reports when two sets of fingerprints agree well enough. About "
    "one match in a thousand is wrong, which is few for a machine and many for the people "
    "concerned.",
    "Discretion is the freedom to leave a case alone. It is exercised by an officer, reviewed by "
    "a supervisor and, as a rule, seen by nobody else. The training described in this report is "
    "an attempt to make it less a matter of luck.",
    "An outlier is a place whose figures lie far from those of its neighbors. It may be a sign of "
    "wrongdoing, of a mistake in the data, or of a county fair in the week that was counted.",
    "A roundtable is a meeting without a stage. Minutes are kept, but no names.",
)
