"""A change of schedule or a no: who is affected, what notice is owed, what to offer instead."""
