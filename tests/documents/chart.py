"""Holds the founding chart, condensed in this project's own words, once for every layout.

Not the official text: facts, figures, numbering and verdicts are those of the chart that U.S.
Immigration and Customs Enforcement published on April 27, 2012; every sentence is our own.

Signs in the text: ``[text](#)`` and ``<http…>`` links, ``*text*`` emphasis, ``{4}`` a footnote
mark, ``‖`` the place where a page of the rough form (raw/secure-communities-chart.txt) ends, and
"• " the beginning of a list item.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Verdict = Literal["agrees", "agrees that", "agrees in part", "does not agree"]

Style = Literal["tagged", "right tagged", "untagged", "untagged later", "stray rule", "lost tab"]

CODES: dict[Verdict, tuple[str, str]] = {
    "agrees": ("agrees", "recommendation"),
    "agrees that": ("agrees", "proposition"),
    "agrees in part": ("agrees in part", "contrast"),
    "does not agree": ("does not agree", "recommendation"),
}


@dataclass(frozen=True)
class Item:
    """A recommendation and its response.

    ``style`` is how the rough form sets the row: with ``<p>`` in both cells, in the right one
    only, in none (but in those which go on over the page), in all but those; "stray rule": a line
    ``--<tab>---`` stands at the foot of its first page; "lost tab": no cells at all, but
    paragraphs and a "- " list, on a page of their own.
    """

    number: str
    recommendation: tuple[str, ...]
    response: tuple[str, ...]
    verdict: Verdict = "agrees"
    style: Style = "tagged"


@dataclass(frozen=True)
class Section:
    """A heading as printed and its items; ``label`` stands before each number."""

    heading: str
    items: tuple[Item, ...]
    label: str = ""
    tagged: bool = False


TITLE = "Chart of ICE Response to Taskforce on Secure Communities Recommendations"

INTRO = (
    "U.S. Immigration and Customs Enforcement (ICE), which investigates for the Department of "
    "Homeland Security (DHS), gave its [response](#) on April 27, 2012 to the "
    "[findings and recommendations](#) of a task force that the Homeland Security Advisory "
    "Council (HSAC) had formed on Secure Communities. What ICE answered is set out below, point "
    "by point."
)

NOTES = {
    "1": "Source: ICE, answer to the task force’s findings and recommendations, April 27, 2012, "
    "*to be found at* <http://www.ice.gov/doclib/secure-communities/pdf/"
    "hsac-sc-taskforce-report.pdf>. Note: condensed and reworded for this project, not the "
    "official text; the summary, footnotes and conclusion are left out. The September 2011 "
    "findings are *to be found at* <http://www.dhs.gov/xlibrary/assets/hsac-task-force-on-"
    "secure-communities-findings-and-recommendations-report.pdf>.",
    "4": "Counts for fiscal year 2011, as ICE gave them out in October 2011.",
}

SECTIONS = (
    Section(
        "Overall Recommendations",
        label="Recommendation ",
        items=(
            Item(
                "1",
                (
                    "ICE has to say plainly what Secure Communities is for, how far it reaches "
                    "and how it runs, and has to pass this on correctly to the places that take "
                    "part, to those that soon will, and to the people who live there. Whether or "
                    "not the law lets ICE run the program without local consent, it must build "
                    "sound working ties with states, cities and communities.",
                ),
                (
                    "ICE agrees with this recommendation and has lately rebuilt its program page "
                    "at http://www.ice.gov/secure_communities/ so that more is out in the open. "
                    "The page now tells how the program works, answers common questions, and "
                    "carries new policies, the complaint procedure and briefing papers for state "
                    "and local law enforcement agencies (LEAs).",
                    "Outreach has grown as well, at the national, state and local levels. In "
                    "calendar year 2011, ICE held over 730 meetings and talks on the program, in "
                    "person or by telephone, with LEAs, the public, members of Congress, "
                    "advocates for immigrants and staff of foreign embassies. It also speaks at "
                    "the roundtables that the DHS Office for Civil Rights and Civil Liberties "
                    "(CRCL) holds around the country. In October 2011, moreover, ‖Secretary "
                    "Napolitano and Director Morton addressed state and local LEAs at a meeting "
                    "of the International Association of Chiefs of Police (IACP).",
                    "Wherever the program is switched on in a state whose systems can receive "
                    "matches from the IDENT database, the LEAs there are briefed; in other "
                    "states this is done as the need arises.",
                    "What ICE first said in public led, regrettably, to confusion: many believed "
                    "that a place had to consent before the program could start there. Since a "
                    "memorandum of agreement (MOA) turned out not to be needed, ICE ended all of "
                    "them in 2011, relying on a mandate of 2002 under which federal agencies "
                    "share what bears on whether an alien may be admitted or deported. See 8 "
                    "U.S.C. § 1722(a)(2). Letters of August 2011 told the states concerned that "
                    "“an MOA is no condition for running Secure Communities anywhere; after a "
                    "state has sent in fingerprints of its own accord, no agreement is called "
                    "for before one federal office may show them to another.”",
                ),
            ),
            Item(
                "2",
                ("The program has to become more open to view.",),
                (
                    "ICE agrees with this recommendation and has put material on every side of "
                    "Secure Communities online, both on the program’s own page "
                    "(http://www.ice.gov/secure_communities/) and in its Freedom of Information "
                    "Act (FOIA) library (http://www.ice.gov/foia/library/): figures, answers to "
                    "common questions, news, a list of the places where it is active, and how "
                    "CRCL trains and monitors.",
                ),
            ),
            Item(
                "3",
                (
                    "Most of the country is of one mind that people convicted of grave ‖crimes "
                    "who have no right to be here should face deportation. ICE has to build on "
                    "this with methods that hold the program to its declared aim: those who "
                    "endanger the public or the nation come first.",
                ),
                (
                    "ICE agrees that people found guilty of grave crimes who are here unlawfully "
                    "should be deported, and that the program should turn first to those ‖who "
                    "put the public or the nation at risk. Its civil enforcement priorities, "
                    "laid down by Director Morton on March 2, 2011 (the “Civil Enforcement "
                    "Priorities memo” from here on), govern everything it enforces. At the top "
                    "stand aliens who are a danger, above all violent offenders, felons and "
                    "those who offend again; where means allow, recent unlawful entrants, repeat "
                    "violators and fugitives follow. Through fiscal year 2011, these groups made "
                    "up 94 percent of all removals that began with the program; the figures are "
                    "at http://www.ice.gov/doclib/foia/scstats/"
                    "nationwide_interoperability_stats-fy2011-to-date.pdf.",
                    "Two further memos came from the Director on June 17, 2011. One guides staff "
                    "and attorneys on when to hold back, so that scarce resources go to criminal "
                    "aliens, other threats to safety, flagrant violators and people who crossed "
                    "the border not long ago. The other sees to it that victims, witnesses and "
                    "people who pursue a serious civil rights claim are shielded from removal.",
                    "The agency's totals, given out in October 2011, show that 90 percent of all "
                    "removals fell within a priority group.{4} Close to 55 percent concerned "
                    "people convicted of felonies or misdemeanors — 89 percent more criminals "
                    "than in fiscal year 2008.",
                ),
                "agrees that",
            ),
            Item(
                "4",
                (
                    "ICE should make it clear that breaches of civil immigration law, and "
                    "charges or convictions for misdemeanors and other small matters, do not "
                    "rank high, unless something else marks a person as a serious risk to the "
                    "public or the nation.",
                ),
                (
                    "ICE agrees that felons should rank above misdemeanants and above those who "
                    "have broken only civil immigration law, even though some serious "
                    "misdemeanors and flagrant civil breaches are priorities too. Under the "
                    "Civil Enforcement Priorities memo, the graver the crime, the higher it "
                    "ranks; where an offense is slight, as with driving unlicensed, agents are "
                    "to use special discretion.",
                    "Later guidance has confirmed the memo time and again. It ranks aliens "
                    "convicted of crimes as follows:",
                    "• Level 1: those convicted of “aggravated felonies,” in the sense of § "
                    "101(a)(43) of the Immigration and Nationality Act,5 or of two or more "
                    "crimes that each carry over one year (“felonies”);",
                    "• Level 2: those convicted of any felony, or of three or more crimes that "
                    "each carry under one year (“misdemeanors”); and",
                    "• Level 3: those convicted of crimes that carry under one year.",
                    "People without a criminal record are priorities as well if they have "
                    "crossed the border repeatedly, entered unlawfully of late, or fled the "
                    "immigration courts. By January 2012, all managers of Enforcement and "
                    "Removal Operations (ERO) and all ICE attorneys had been trained on worked "
                    "scenarios.",
                    "Each month, ICE also posts how far it keeps to these priorities, removals "
                    "of criminal aliens included, at www.ice.gov/foia/library.",
                ),
                "agrees that",
            ),
            Item(
                "5",
                (
                    "In all that it does to enforce immigration law, DHS has to use its "
                    "discretion in keeping with its declared priorities, and has to train and "
                    "monitor officers and attorneys in the field ‖as they put the Department's "
                    "policy into practice.",
                ),
                (
                    "ICE agrees with this recommendation. A thorough course on the discretion "
                    "memo of June 17, 2011 was opened on November 17, 2011. It works through "
                    "scenarios, builds on lessons held since the memo appeared, and seeks ‖an "
                    "even hand in how arrested and detained people are treated. ERO's managers "
                    "and ICE's attorneys had all taken it by January 2012.",
                    "Senior leaders have driven the point home. At the 2011 IACP meeting, "
                    "Secretary Napolitano and Director Morton spoke with supervisors and "
                    "attorneys about it; in recent months the Director and his deputies have "
                    "taught it in Los Angeles, Chicago, San Francisco, San Diego, Miami, New "
                    "York and Newark.",
                    "More cities are to follow before fiscal year 2012 is out.",
                    "Leaders watch that practice matches the training. The June 2011 memos hold "
                    "for all programs, not only this one: attorneys from ICE and elsewhere in "
                    "DHS are now going through some 300,000 cases before the Executive Office of "
                    "Immigration Review, and every new one, to see which fit the two policies.",
                ),
            ),
            Item(
                "6",
                (
                    "DHS needs stronger means of holding its people to account, so that civil "
                    "rights and civil liberties are not violated, and so that there is redress "
                    "where they are.",
                ),
                (
                    "ICE agrees with this recommendation and works with CRCL on several fronts. "
                    "To begin with, the two are making short video lessons for state and local "
                    "officers to watch at roll call, kept at "
                    "http://www.ice.gov/secure_communities/crcl.htm. They explain which civil "
                    "rights questions come up when federal information sharing is used in a "
                    "jurisdiction, and so show DHS's care for the people whom its work touches.",
                    "With the films come guides for discussion and job aids. The first, out in "
                    "June 2011, gives an overview, stresses that local officers gain no "
                    "immigration powers, and says that nobody may be singled out for race, "
                    "ethnicity, status or poor English. Two more are due in April 2012: *How to "
                    "Answer a Detainer* and *Calling the Consulate*.",
                    "Next, anyone who believes that the program has led to a civil rights "
                    "violation can complain to CRCL, and what reaches ICE directly or through "
                    "its Joint Intake Center is passed on to CRCL. A procedure of its own – "
                    "which covers complaints of racial or ethnic bias in places where the "
                    "program runs – is at http://www.ice.gov/doclib/secure-communities/pdf/"
                    "complaintprotocol.pdf. Some complaints have come in and are being looked "
                    "into.",
                    "Third, the detainer form was redrawn. It now asks jails to hand a copy to "
                    "whoever is held, and explains in ‖six languages how to report a problem "
                    "and file a complaint.",
                    "Fourth, a leading criminologist and statistician has been engaged who "
                    "compares, for every active jurisdiction, the aliens found through the "
                    "program with local arrest rates and looks for signs of racial profiling "
                    "(the method is set out at http://www.ice.gov/doclib/securecommunities/pdf/"
                    "statisticalmonitoring.pdf). Outliers are studied in depth. This is done "
                    "four times a year, starting with the third quarter of fiscal year 2011 "
                    "(April 1-June 30, 2011), and the Department of Justice (DOJ) is told each "
                    "quarter.",
                    "Lastly, the June 2011 memo on victims and witnesses keeps crimes from going "
                    "unreported. Anyone held on a detainer who was arrested as the victim of a "
                    "crime can ring a new toll-free line at ICE's Law Enforcement Support Center "
                    "(LESC), and the form asks local police to tell the LESC of such cases",
                ),
                style="stray rule",
            ),
        ),
    ),
    Section(
        "I. Misunderstandings Regarding the Secure Communities Program and the Role of Local Law "
        "Enforcement Agencies.",
        items=(
            Item(
                "1",
                ("Be more open about what Secure Communities is and the way it works.",),
                (
                    "ICE agrees with this recommendation. It has just created a Public Advocate, "
                    "a senior post to which people in immigration proceedings, advocacy groups "
                    "and others can bring concerns, questions and ideas. More on the post is at "
                    "<http://www.ice.gov/about/offices/enforcement-removaloperations/"
                    "publicadvocate/>.",
                    "The Advocate is charged with four things:",
                    "• helping people and community groups to settle complaints under the "
                    "agency's rules, above all where U.S. citizens are affected;",
                    "• telling interested groups about what ERO does, and making its mission "
                    "and values better understood;",
                    "• drawing those groups in, so that they talk with ICE, work with it and "
                    "give their views on its plans; and",
                    "• reporting to ICE's leaders what these groups find, fear and suggest, so "
                    "that enforcement gets better.",
                    "The program's page at http://www.ice.gov/secure_communities/ was renewed "
                    "too, with plain accounts, common questions, policies, the complaint "
                    "procedure and training papers.",
                    "Beyond this, the Office of State, Local and Tribal Coordination (OSLTC) "
                    "keeps up ICE's ties with its partners. In fiscal year 2011 it held several "
                    "talks at a high level on the program, on gang and drug task forces and on "
                    "crimes against children. A university group is studying what partnerships "
                    "with state and local ‖police achieve, this program among them.",
                    "ICE speaks regularly, too, at CRCL’s roundtables, of which there are "
                    "fourteen at present, in large metropolitan areas, mostly once a quarter; "
                    "there it can set errors right. See "
                    "http://www.dhs.gov/xabout/structure/gc_1273873058706.shtm.",
                ),
                style="lost tab",
            ),
            Item(
                "2",
                ("Set out what part states and local jurisdictions play in the program.",),
                (
                    "ICE agrees with this recommendation. The start of Secure Communities puts "
                    "no new duty on state or local officers and gives them no power over "
                    "immigration. They should go on enforcing the criminal law just as they did "
                    "before.",
                    "Nobody local is deputized. Apart from the few places with an accord under "
                    "Section 287(g) of the Immigration and Nationality Act, immigration "
                    "decisions are made by federal DHS officers only, and only once local police "
                    "have decided, for reasons of their own, to arrest and book somebody. LEAs "
                    "hear from ICE before the program starts, and are told that nothing changes "
                    "in how they take or send fingerprints.",
                    "The link between DHS and the Federal Bureau of Investigation (FBI), on "
                    "which all this rests, is required by federal law. In that sense the program "
                    "is mandatory: prints that a jurisdiction chooses to send to the FBI, to be "
                    "checked against DOJ's criminal records, go on to DHS's system by "
                    "themselves. A jurisdiction cannot ask for the one check without the other, "
                    "nor that ICE's local field office be kept from the outcome. What is done "
                    "about a match, if anything, is for ICE to settle, not for the LEA.",
                    "As said above, all this is explained on our website "
                    "(http://www.ice.gov/secure_communities/crcl.htm) and in training and "
                    "outreach at every level.",
                ),
                style="right tagged",
            ),
            Item(
                "3",
                ("Bring the immigration enforcement programs into line with one another.",),
                (
                    "ICE agrees with this recommendation. It will keep looking for ways to treat "
                    "arrest and detention alike across its programs. Its enforcement priorities, "
                    "its policy on discretion and its protection of victims and witnesses hold "
                    "for all of them, and the training that staff have had will help. Other "
                    "parts of DHS are bound to the same aim, as far as their own tasks allow.",
                ),
            ),
            Item(
                "4",
                ("Earn the trust of state and local officials in the program.",),
                (
                    "ICE agrees with this recommendation. Training and outreach have brought it "
                    "closer to state and local officials. Under the first nationwide engagement "
                    "plan for field offices, OSLTC helped to hold more than 20 community "
                    "roundtables, at which citizens' groups met ICE's local heads, and two "
                    "national ones in Washington, D.C., where police leaders said how ties in "
                    "the field could best grow. ICE also attends CRCL's roundtables, as noted.",
                    "‖This work goes on with state and local officials through fiscal year 2012.",
                ),
                style="untagged later",
            ),
        ),
    ),
    Section(
        "II. Perceived Inconsistencies between Secure Communities on Community Policing and "
        "Community Impact.",
        items=(
            Item(
                "1",
                ("ICE has to restate its priorities and keep Secure Communities to them.",),
                (
                    "ICE agrees with this recommendation. The Civil Enforcement Priorities memo "
                    "binds the agency as before. The discretion memo of June 2011, its companion "
                    "on victims and witnesses, and one by Principal Legal Advisor Vincent of "
                    "November 2011 have all upheld it, and the trial reviews of cases announced "
                    "that month see to it that every case fits. In a letter to Congress, members "
                    "of the Task Force themselves called these memos important.",
                ),
                style="untagged",
            ),
            Item(
                "2",
                (
                    '"Prosecutorial discretion": DHS has to see that its officers use it, as a '
                    "matter of system, in each and every case.",
                ),
                (
                    "ICE agrees that its officers ought to use prosecutorial discretion evenly, in "
                    "keeping with the civil enforcement priorities, and to weigh each case on its "
                    "own merits where that is fitting. Several trials have begun in which all "
                    "pending and incoming cases are sorted: those that are priorities are to "
                    "move faster, the others may be let go. ICE's attorneys and managers have "
                    "been trained at length on the June 2011 memos. U.S. Citizenship and "
                    "Immigration Services (USCIS) has likewise brought its rule on optional "
                    "notices to appear into line with ICE's priorities.",
                ),
                "agrees that",
                style="untagged",
            ),
            Item(
                "3",
                (
                    "DHS has to train its own staff in using discretion and stand behind them, "
                    "and should hear the field and ICE's own experts before it writes new "
                    "policy.",
                ),
                (
                    "ICE agrees with this recommendation. The discretion memo of June 2011, with "
                    "the one on victims, witnesses and plaintiffs beside it, lists what staff "
                    "should weigh in judging a case. Further guidance of November 2011 helps "
                    "them to tell cases that should go ahead faster from those that "
                    "‖might be closed. Officials of ICE, USCIS and Customs and Border Protection "
                    "with long experience had a hand in these memos.",
                    "Later programs will be prepared with training and outreach of the same "
                    "kind, so that direction and support come from the top.",
                ),
                style="untagged",
            ),
            Item(
                "4",
                ("ICE has to gather better data and show more of it.",),
                (
                    "ICE agrees in part with this recommendation. On data, its reports on Secure "
                    "Communities have been changed and now break down in finer detail which "
                    "groups of aliens are removed after a match. They are brought up to date "
                    "each month at http://www.ice.gov/foia/library/.",
                    "However, ICE disagrees that states should watch over what is done under "
                    "the program. To enforce immigration law is a federal task, and the program "
                    "comes from a sharing of information that Congress ordered between two "
                    "federal agencies. Safeguards are in place. Panels of state officials in "
                    "every state and territory would cut across the federal government’s right "
                    "to set policy and weigh heavily on ICE.",
                ),
                "agrees in part",
            ),
        ),
    ),
    Section(
        "III. Minor Traffic Offenses and Misdemeanors. Recommendations",
        tagged=True,
        items=(
            Item(
                "1",
                (
                    "Take no enforcement action over a minor traffic offense alone, and think "
                    "about other ways, conditional detainers among them, for further small "
                    "offenses.",
                ),
                (
                    "ICE agrees that enforcement action over a minor traffic offense alone is "
                    "seldom a good use of public means. Where somebody is arrested for such an "
                    "offense only, has no earlier conviction and falls in no other priority "
                    "group, a detainer will take effect only on conviction. In keeping with "
                    "what the HSAC advised, this does not cover “drunk driving, leaving the "
                    "scene of a crash, reckless driving that injures somebody, or other breaches "
                    "that might do the public grave harm.” Field offices have their "
                    "instructions.",
                    "‖Even after a conviction, ICE will still ask whether discretion is called "
                    "for, under Director Morton’s memos of March 2, 2011 and June 17, 2011. The "
                    "Civil Enforcement Priorities memo, as noted, tells staff to use special "
                    "discretion over slight misdemeanors such as driving unlicensed. ICE agrees "
                    "with the Task Force’s finding that “the program has to strengthen community "
                    "policing and must not cost the police the trust of any group.” It believes "
                    "that these policies serve that end, and will watch how they are carried "
                    "out.",
                    "States are free not to send in prints taken for minor offenses. Where they "
                    "do not take them, or keep them for their own use, nobody can be identified "
                    "through the program, since nothing enters the federal exchange.",
                ),
                "agrees that",
            ),
            Item(
                "2",
                ("Keep checking fingerprints.",),
                (
                    "ICE agrees with this recommendation. The checks let ICE act on its "
                    "priorities and carry out the mandate of 2002 on sharing what bears on an "
                    "alien's admission or deportation. See 8 U.S.C. § 1722(a)(2).",
                ),
            ),
        ),
    ),
    Section(
        "IV. Unintended Consequences of Secure Communities on Community Policing and Community "
        "Impact.",
        tagged=True,
        items=(
            Item(
                "1",
                (
                    "The program has to be run so that it backs community policing and keeps "
                    "every part of the community willing to trust and work with local police.",
                ),
                (
                    "ICE agrees with this recommendation and has acted early on a worry that it "
                    "shares. At the wish of Secretary Janet Napolitano, and with CRCL’s advice, "
                    "it wrote a policy that protects victims and witnesses of crime, domestic "
                    "violence included, and people with a serious civil rights claim, so that "
                    "crimes go on being reported. CRCL is making roll call films on civil "
                    "rights: an overview; what police owe to foreign nationals whom they "
                    "arrest; detainers; and the right to a consulate’s help. Complaints, here "
                    "too, can be filed with CRCL.",
                    "As mentioned, a leading statistician studies for ICE and CRCL, "
                    "jurisdiction by jurisdiction, whether matches stray from arrest rates in a "
                    "way that hints at racial profiling. The work began with the third quarter "
                    "of FY 2011. Outliers from that quarter have been found and examined; those "
                    "from the next have been found, and are under study.",
                    "Community policing, ICE believes, is vital to safe neighborhoods, and these "
                    "steps see to it that enforcement supports it.",
                ),
            ),
            Item(
                "2",
                (
                    "Nobody who is a victim of, or a witness to, a crime, and nobody who suffers "
                    "domestic violence, may become a target of immigration enforcement.",
                ),
                (
                    "ICE agrees with this recommendation. Its policy bars removal proceedings "
                    "against anyone known to be the direct victim of, or witness to, a crime, "
                    "save in special circumstances. The new memo on the subject "
                    "(http://www.ice.gov/doclib/secure-communities/pdf/domestic-violence.pdf) "
                    "tells officers, special agents and attorneys to see that such people, and "
                    "those with a serious civil rights claim, are not punished by removal. ICE "
                    "is working on further tools to recognize them.",
                    "DHS helps victims of trafficking and violence besides, even where they were "
                    "first arrested as suspects. USCIS has two visas for victims of trafficking "
                    "and of crimes such as rape, murder, ‖manslaughter, domestic violence and "
                    "sexual assault: the T visa for victims of trafficking, and the U visa for "
                    "those whom a crime has badly hurt in body or mind.",
                    "In this way local police keep the community’s trust wherever the program "
                    "runs.",
                ),
                style="right tagged",
            ),
            Item(
                "3",
                ("Fitting what local police are told to local needs.",),
                (
                    "ICE does not agree with this recommendation. When a print leads to a match, "
                    "and the state or LEA has the means and the wish to know, ICE sends it a set "
                    "of facts: a first view of the person’s alienage and removability, and "
                    "personal data from federal databases. To vary this from state to state "
                    "would be hard in practice, nor does ICE think it a fitting use of its means "
                    "to run a separate process for each of the 3,181 jurisdictions in the United "
                    "States. However, a jurisdiction may choose not to be told. Whether the "
                    "local field office acts on a match does not hang on that choice.",
                ),
                "does not agree",
            ),
            Item(
                "4",
                ("Complaining has to be easy and has to lead somewhere.",),
                (
                    "ICE agrees with this recommendation and has done much by helping CRCL to "
                    "look into complaints. It takes claims of racial profiling very seriously. "
                    "Formal ones go to CRCL, which investigates and informs DOJ; where state or "
                    "local officers are concerned, grave cases are DOJ's to pursue. The special "
                    "procedure is at http://www.ice.gov/doclib/secure-communities/pdf/"
                    "complaintprotocol.pdf, the general one at http://www.dhs.gov/crcl. On the "
                    "new detainer form, people whose rights DHS has violated are pointed to the "
                    "ICE Joint Intake Center at 1-877-2INTAKE (877-246-8253), and victims of "
                    "crime and U.S. citizens to the hotline ((855) 448-6903).",
                    "‖ICE stands behind every DOJ and CRCL inquiry, for instance by making sure "
                    "that witnesses and complainants can stay in the country. It will not let "
                    "the program become a channel for abuse. The safeguards described in this "
                    "chart—briefings, complaints, data and monitoring—should deter officers and "
                    "jurisdictions still more from profiling.",
                ),
            ),
            Item(
                "5",
                ("Steps that put abuse right and prevent it.",),
                (
                    "ICE agrees with this recommendation. Each quarter, as said, ICE and CRCL go "
                    "through the figures for signs of improper use. The new detainer form asks "
                    "that the detainee be given a copy and tells victims of crime and U.S. "
                    "citizens, in six languages, how to reach the hotline of the LESC: (855) "
                    "4486903. Other civil rights complaints go to the ICE Joint Intake Center at "
                    "1-877-2-INTAKE (1-877-246-8263).",
                ),
            ),
            Item(
                "6",
                (
                    "As a trial in one chosen jurisdiction, ICE should think of setting up an "
                    "independent panel, drawn from several fields, that looks into particular "
                    "cases.",
                ),
                (
                    "ICE does not agree with this recommendation. Given the new complaint "
                    "procedure and the quarterly look at the figures, it sees no need for a "
                    "panel at present.",
                ),
                "does not agree",
            ),
        ),
    ),
)


@dataclass(frozen=True)
class Run:
    """Text set in one way; ``target`` is where a link leads, ``text`` of a mark its number."""

    text: str
    kind: Literal["text", "link", "emphasis", "mark"] = "text"
    target: str = ""


SIGNS = re.compile(
    r"""
      \[(?P<link>[^]]+)\]\(\#\)    # [response](#)
    | <(?P<bare>http[^>]+)>        # <http://www.example.org/>
    | \*(?P<emphasis>[^*]+)\*      # *to be found at*
    | \{(?P<mark>\d)\}             # {4}
    """,
    re.VERBOSE,
)


def runs(text: str) -> list[Run]:
    """The text with its signs read, for a producer to set; without the "‖"."""
    text = text.replace("‖", "")
    result = []
    end = 0
    for sign in SIGNS.finditer(text):
        result.append(Run(text[end : sign.start()]))
        found = sign.groupdict()
        if found["link"] or found["bare"]:
            result.append(Run(found["link"] or found["bare"], "link", found["bare"] or "#"))
        elif found["emphasis"]:
            result.append(Run(found["emphasis"], "emphasis"))
        else:
            result.append(Run(found["mark"], "mark"))
        end = sign.end()
    result.append(Run(text[end:]))
    return [run for run in result if run.text]


def plain(text: str) -> str:
    """The text without its signs: what a reader of the page reads.

    "see [the list](#) at <http://a.example>.{4}" -> "see the list at http://a.example."
    """
    return "".join(run.text for run in runs(text) if run.kind != "mark")


def label(section: Section, item: Item) -> str:
    """What is printed before the recommendation: "Recommendation 1: " or "1. "."""
    return f"{section.label}{item.number}" + (": " if section.label else ". ")


def golden(sections: tuple[Section, ...]) -> list[dict[str, object]]:
    """The records of the chart as data, without pages."""
    return [
        {
            "section": section.heading,
            "number": item.number,
            "recommendation": "\n\n".join(map(plain, item.recommendation)),
            "response": "\n\n".join(map(plain, item.response)),
            "agreement": CODES[item.verdict][0],
            "qualifier": "",
            "basis": CODES[item.verdict][1],
        }
        for section in sections
        for item in section.items
    ]
