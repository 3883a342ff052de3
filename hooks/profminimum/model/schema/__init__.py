"""How a record is declared, whatever it is about: fields, types, texts, times and what can be read off them. Knows no kind."""
