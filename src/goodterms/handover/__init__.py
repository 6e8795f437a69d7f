"""What passes over, by whom, by when: `plan` makes the plan, and `notes` writes the papers that go with it."""

from goodterms.handover import notes
from goodterms.handover.checklist import TRADES, checklist_for
from goodterms.handover.plan import Plan, Task
from goodterms.handover.planning import plan
from goodterms.handover.secrets import refuse_secret, secret_in

__all__ = ["TRADES", "Plan", "Task", "checklist_for", "notes", "plan", "refuse_secret", "secret_in"]
