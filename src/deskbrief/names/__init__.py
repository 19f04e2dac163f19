"""Arabic names in Latin letters, in the style of a house: ``romanise.candidates``."""
