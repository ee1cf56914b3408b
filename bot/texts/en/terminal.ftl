# What only the terminal says. Plain text, without HTML.

chat-greeting = Write a claim, and I’ll tell you what the source says. /help tells the rest, /quit ends.
chat-help =
    Write a claim: I answer with the source’s figure, its sentence and the link.

    /facts WORDS – what I know, all or about something
    /fact ID – one fact with its source
    /quit – end

show-figures = Figures: { $figures }
show-aliases = Also: { $aliases }
show-tags = Tags: { $tags }
