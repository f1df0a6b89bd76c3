"""What the pages take from certain kinds that are about these by nature, and not about any kind there may be.

The front page, the comparison of the councils, the page of each council and service, and the top of a story speak of
promises, decisions and plans for leaving. Everything else asks each kind alike, and nothing else names one.
"""

from generator.kinds.agreements.model import Agreement
from generator.kinds.assessments.model import Assessment
from generator.kinds.budgets.model import Budget
from generator.kinds.budgets.view import OfCouncil as BudgetOf
from generator.kinds.decisions.call_in import Example, Window, example_windows
from generator.kinds.decisions.duties import KEY_NOTICE, NOTICE_ROUTES
from generator.kinds.decisions.model import Decision
from generator.kinds.decisions.standing import Standing, Turn
from generator.kinds.decisions.view import KEY_NOTICE_DAYS
from generator.kinds.exit_plans.model import ExitPlan
from generator.kinds.exit_plans.readiness import Readiness, readiness_table
from generator.kinds.exit_plans.view import all_plans
from generator.kinds.measures.model import Measure
from generator.kinds.minutes.duties import AGENDA_LAWS, PRIVATE_LAW, WRITTEN_DOWN
from generator.kinds.minutes.model import AGENDA_DAYS, Minutes
from generator.kinds.minutes.view import next_meeting
from generator.kinds.pages.model import Page as WrittenPage
from generator.kinds.readings.model import Report
from generator.kinds.readings.view import newest as newest_report
from generator.kinds.reviews.model import Review
from generator.kinds.reviews.recommended import Recommended
from generator.kinds.risks.model import Risk, Score
from generator.kinds.savings.headline import Headline, headline_of, size_of
from generator.kinds.savings.how_we_compare import how_we_compare
from generator.kinds.savings.ledger import Ledger, part_said
from generator.kinds.savings.model import Figure, Saving
from generator.kinds.savings.rows import Row
from generator.kinds.savings.side_by_side import Council, Side
from generator.kinds.savings.telling import for_templates as money_words
from generator.kinds.savings.year_sums import YearSum

__all__ = [
    "AGENDA_DAYS",
    "AGENDA_LAWS",
    "KEY_NOTICE",
    "KEY_NOTICE_DAYS",
    "NOTICE_ROUTES",
    "PRIVATE_LAW",
    "WRITTEN_DOWN",
    "Agreement",
    "Assessment",
    "Budget",
    "BudgetOf",
    "Council",
    "Decision",
    "Example",
    "ExitPlan",
    "Figure",
    "Headline",
    "Ledger",
    "Measure",
    "Minutes",
    "Readiness",
    "Recommended",
    "Report",
    "Review",
    "Risk",
    "Row",
    "Saving",
    "Score",
    "Side",
    "Standing",
    "Turn",
    "Window",
    "WrittenPage",
    "YearSum",
    "all_plans",
    "example_windows",
    "headline_of",
    "how_we_compare",
    "money_words",
    "newest_report",
    "next_meeting",
    "part_said",
    "readiness_table",
    "size_of",
]
