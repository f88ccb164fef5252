"""How many records are very many: what is done at once with fewer goes in parts or beside the window from there on."""

MANY = 5000
