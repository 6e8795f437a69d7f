"""What is owed on the last day, line by line, with the clause or statute behind each line."""

from goodterms.settlement.answer import Settlement, Terms
from goodterms.settlement.pay_by import check_instalments
from goodterms.settlement.rates import Rates, load_rates
from goodterms.settlement.settle import settle

__all__ = ["Rates", "Settlement", "Terms", "check_instalments", "load_rates", "settle"]
