"""A corpus made into the draft of a theatre: counted article by article, joined into things, put in order."""
