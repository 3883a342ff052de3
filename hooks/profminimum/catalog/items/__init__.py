"""The items of the catalogue: a record with what belongs to it and what follows on a day. Know no derived fact."""
