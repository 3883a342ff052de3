"""When something takes place: the value, and how it is read from a text."""
