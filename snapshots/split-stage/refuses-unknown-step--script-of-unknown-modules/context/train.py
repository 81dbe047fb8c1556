import spacy

spacy.blank("en").to_disk("model")
