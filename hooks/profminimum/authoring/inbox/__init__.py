"""What schools send: letters, issue texts, drafts, from their bytes to changes of the data's files. Writes nothing."""
