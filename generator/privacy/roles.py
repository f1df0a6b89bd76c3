"""Words that make an address one of a task, such as `democratic.services@`, and not of whoever does it."""

import re

# Words that are surnames or first names as often as tasks, such as "young", are left out on purpose.
_WORDS = """
academies access accessibility accountancy accounts accountspayable admin administration admissions adoption adult
adults advice agenda air alert alerts allotments appeals applications archive archives assets assist assistance
audit benefit benefits bids bins births bookings borough box building buildings business businesses callcentre care
careers carers cemeteries chair chief children childrens citizen city civic claims cleaner clerk clerks climate
commercial commission commissioner commissioning committee committees comms communications communities community
complaint complaints compliance confidential connect consultation consultations contact contacts contactus contract
contracts control coordination coroner corporate correspondence council councillor councillors councils counciltax
country county customer customercare customers cyber data deaths debt delivery democracy democratic department
deputations desk development digital direct director directorate disability disclosure district duty early editor
education election elections electoral email emergency employment energy enforcement engagement enquiries enquiry
environment environmental equalities equality estates ethics events executive families family feedback finance fire
food fostering fraud freedom freedomofinformation front general governance governor gp grant grants group head
health heat hello help helpdesk helpline heritage highways home homeless homelessness house housing human inbox
incident info information innovation inquiries inspection insurance integrity intelligence internal investment
invoice invoices items job jobs joint land leader leaders legal leisure libraries library licence licences licensing
lifelong local mail mailbox management manager marriages mayor mayors media member members mental monitoring museum
neighbourhood neighbourhoods network news newsletter nhs noise noreply notice notices office officer official
ombudsman online open opendata operations panel parish parking parks partner partners partnership partnerships
passenger payments payroll pcc pension pensions performance permits pest planning plans police policy pollution post
postmaster press prevention privacy private procurement programme project projects property protection public
publications publicity quality queries question questions rates reception records recruitment recycling referral
referrals refuse regeneration register registrar registrars registration registry regulatory renewals repairs report
reporting reports request requests research resident residents resilience resources response returns revenue
revenues review rights risk roads safeguarding safer safety sales scheme school schools scrutiny scrutinypanel
secretariat secretary security senate service servicedesk services shared sites social sport sports staff standards
statistics strategic strategy street streets student subject supplier suppliers supply support surveys
sustainability switchboard systems task taxi team tech technical technology tenancy tenants tender tenders tourism
town townclerk trading traffic training transformation transparency transport travel treasury tree trees unit user
vaccination visits volunteer volunteering voting ward warden wardens waste water web webmaster website welcome
welfare works youngpeople your youth
"""
# Too short to be looked for within a longer word: "it" is in "smith".
_SHORT_WORDS = "it hr pa cs ict foi dpo sar pr eo cyp send and of the for to no reply mp ig im tax"
_SHORT = frozenset(_SHORT_WORDS.split())
_LONG = sorted(set(_WORDS.split()), key=lambda word: (-len(word), word))
_ROLE = re.compile(rf"(?:{'|'.join(_LONG)}|of|and|the){{1,12}}\Z")
_BREAKS = re.compile(r"[._+-]+|(?<=[a-z])(?=[0-9])")
_LONGEST = 64


def is_role(local: str, domain: str) -> bool:
    """Whether the part of an address before the sign names a task: each of its words does, or names the body."""
    if len(local) > _LONGEST or local.isdigit():
        return False
    words = [word for word in _BREAKS.split(local) if word]
    body = set(re.split("[.-]", domain))
    return bool(words) and all(
        word.isdigit() or word in body or word in _SHORT or _ROLE.match(word) is not None for word in words
    )
