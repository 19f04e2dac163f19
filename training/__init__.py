"""Makes what the draft engine has learned: from the parallel corpus to the files it ships with."""
