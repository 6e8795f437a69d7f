"""Is this new client a good idea: questions, red flags, and the terms that would make it one."""
