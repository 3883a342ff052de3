"""How a page or a part of one is made, whatever it is about: templates, charts, months, QR codes, plain text."""
