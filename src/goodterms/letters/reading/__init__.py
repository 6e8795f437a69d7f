"""Reading a letter: its sentences, the sums and days in it, and what is quoted from somebody else."""
