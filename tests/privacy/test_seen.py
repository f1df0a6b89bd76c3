"""Personal data is found as a reader sees it: marks, unseen characters and line ends hide nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.checks.people import names_in
from generator.privacy import Seen, leaks_in

SPELLINGS = {
    "phone-number": [
        "Ring 020 **7946** 0000 now",
        "Ring *020* 7946 0000",
        "Ring _020_ 7946 0000",
        "Ring **020 7946** 0000",
        "Ring 02\u00ad0 7946 0000",
        "Ring 020\u200b7946\u200b0000",
        "Ring 020\u20607946\ufeff0000",
        "Ring 020 79\u200d46 0000",
        "Ring 0\ufe0f20 7946 0000",
        "Ring 020\U000e00207946 0000",
        "Ring 020 7946\n0000 now",
        "Ring 020 7946\n  0000 now",
        "Ring 020\n    7946\n    0000 now",
        "# Ring 020 7946\n# 0000 now",
        "> Ring 020 7946\n> 0000 now",
        "- 020\n- 7946 0000",
        "1. 020\n2. 7946 0000",
        'summary: "Ring 020 7946 \\\n  0000"',
        "Ring 020\u00a07946\u00a00000",
        "Ring 020\u30007946\u20000000",
        "Ring ０２０ ７９４６ ００００",
        "Ring ٠٢٠ ٧٩٤٦ ٠٠٠٠",
        "Ring 𝟎𝟐𝟎 𝟕𝟗𝟒𝟔 𝟎𝟎𝟎𝟎",
        "Ring 020/7946/0000",
        "Ring 020/79460000",
        "Ring 020.7946.0000",
        "Ring 020·7946·0000",
        "Ring 020_7946_0000",
        "Ring 020&nbsp;7946&nbsp;0000",
        "Ring &#48;20 7946 &#x30;000",
        "Ring 020&shy;7946&zwnj;0000",
        "Ring [020 7946](https://a.example) 0000",
        "Ring [020 7946 0000](https://a.example)",
        "Ring [here](tel:+442079460000)",
        "Ring \\020 7946 \\0000",
        "Ring 020 7946 `0000`",
        'summary: "Ring \\u0030\\x320 7946 0000"',
        'summary: "Ring 02\\u200b0 7946 0000"',
    ],
    "private-email": [
        "jane.doe**@**gmail.com",
        "jane.**doe**@gmail.com",
        "**jane.doe@gmail.com**",
        "jane.doe@\ngmail.com",
        "jane.doe@\n    gmail.com",
        "jane.doe\n@gmail.com",
        "jane.doe@gmail.\n  com",
        "jane.doe@gm\u00adail.com",
        "jane\u200b.doe@gmail.com",
        "jane.doe\u2060@gmail.com",
        "jane.doe\\@gmail.com",
        "jane\\_doe@gmail.com",
        "jane.doe＠gmail.com",
        "ｊａｎｅ.ｄｏｅ@gmail.com",
        "jane.doe@gmail。com",
        "jane.doe @ gmail . com",
        "jane.doe (at) gmail.com",
        "jane.doe (**at**) gmail.com",
        "jane.doe\n(at) gmail.com",
        "jane.doe at\ngmail dot com",
        "jane.doe&#64;gmail&#46;com",
        "jane.doe&commat;gmail&period;com",
        "[write](mailto:jane.doe@gmail.com)",
        "[jane.doe](https://a.example)@gmail.com",
        'summary: "jane.doe\\x40gmail.com"',
        "https://council.sharepoint.com/personal/jane_doe_council_gov_uk/Documents/x.docx",
        "https://council-my.sharepoint.com/:w:/g/personal/jane_doe_camden_gov_uk/Eabc",
        "[plan](https://council-my.sharepoint.com/personal/jdoe_company_com/_layouts/15/onedrive.aspx)",
    ],
    "national-insurance": [
        "AB **12** 34 56 C",
        "AB12\u00ad3456C",
        "AB 12 34\n56 C",
        "ＡＢ１２３４５６Ｃ",
        "AB&nbsp;12&nbsp;34&nbsp;56&nbsp;C",
    ],
    "bank-details": [
        "sort code 12-**34**-56 account 12345678",
        "sort code 12-34-56\naccount 1234\n5678",
        "sort code 12-34-56 account 1234\u00ad5678",
        "GB82 WEST **1234** 5698 7654 32",
        "GB82\u200bWEST12345698765432",
        "GB82 WEST 1234\n  5698 7654 32",
        "4111 1111\n1111 1111",
        "4111-**1111**-1111-1111",
    ],
    "birth-date": [
        "born on 3 **May** 1971",
        "D**O**B: 03/05/1971",
        "DOB: 03/\u00ad05/1971",
        "Date of\nbirth: 3 May\n1971",
    ],
    "home-address": [
        "She lives at 12 **Acacia** Avenue",
        "She lives at 12 Aca\u00adcia Avenue",
        "She lives\nat 12 Acacia\n  Avenue, NW1 6XE",
    ],
    "signature": ["https://x.example/jane-sig\u00adnature.png"],
}


@pytest.mark.parametrize(("rule", "text"), [(rule, text) for rule, texts in SPELLINGS.items() for text in texts])
def test_it_is_found_as_it_is_seen(rule: str, text: str) -> None:
    """Reported once, by the very words of the file."""
    (leak,) = leaks_in(text)

    assert leak.rule.name == rule
    assert text[leak.at : leak.at + len(leak.words)] == leak.words


@pytest.mark.parametrize(
    "text",
    [
        "figures:\n  - 020\n  - {amount: 7946}\n",
        "for: 020\nagainst: 7946 0000\n",
        "It costs £020.\n\n7946 0000 were sold.",
        "- 12\n- 34\n- 56\n",
        "The vote was 12\n34 56 were there.",
        "See minute 020/2016/17 and 01/02/2016.",
        "2016\n2017\n2018\n2019",
        "Write to us @\nThe Town Hall.",
        "Write to democratic.services@camden.gov.uk.\nThe council answers.",
        "See https://council.sharepoint.com/sites/shared-ict/Documents/plan.docx",
        "https://council-my.sharepoint.com/personal/democratic_services_camden_gov_uk/Documents/x.docx",
        "The sum is 5*3*2 and the file my_plan_2016.",
    ],
)
def test_what_only_stands_near_is_not_joined(text: str) -> None:
    """Other keys, other paragraphs, and what everybody may know."""
    assert list(leaks_in(text)) == []


def test_the_owner_of_a_folder_may_be_public() -> None:
    """By a declared address, or a whole domain."""
    link = "https://c-my.sharepoint.com/personal/jane_doe_camden_gov_uk/x"
    assert [leak.words for leak in leaks_in(link)] == ["jane_doe_camden_gov_uk"]
    assert not list(leaks_in(link, frozenset({"jane.doe@camden.gov.uk"})))
    assert not list(leaks_in(link, frozenset({"@camden.gov.uk"})))
    assert list(leaks_in(link, frozenset({"jane.roe@camden.gov.uk"})))


@given(st.text(alphabet=st.sampled_from("ab0 1.@\n-*_`\\[]()&#;x\u00ad\u200b０u: >")))
def test_every_place_leads_back(text: str) -> None:
    """Whatever is turned: each part that is seen has its place in the text, and places stay in order."""
    seen = Seen(text)
    for start in range(len(seen.text)):
        first, last = seen.typed(start, start + 1)
        assert 0 <= first <= last <= len(text)
        if seen.text[start] == text[first : first + 1]:
            assert seen.typed(start, len(seen.text))[0] == first


@pytest.mark.parametrize(
    "text",
    [
        "It moves to James Watt House.",
        "The office is in James Watt House, Glasgow.",
        "Paid by the Mary Smith Trust.",
        "The David Jones Memorial Hall reopens.",
        "At the Elizabeth Anderson Hospital, and John Smith Square.",
        "The William Morris Gallery and the Margaret Hall Library join.",
    ],
)
def test_what_is_named_after_somebody_is_no_person(text: str) -> None:
    """A house, a trust or a street."""
    assert list(names_in(text)) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("It was asked by James Watt.", "James Watt"),
        ("James Watt wrote to the House.", "James Watt"),
        ("The house of a friend: Mary Smith lives there.", "Mary Smith"),
        ("Mrs Mary Smith House", "Mrs Mary Smith"),
    ],
)
def test_a_person_is_one(text: str, name: str) -> None:
    """A name by itself, or after a title."""
    assert list(names_in(text)) == [name]
