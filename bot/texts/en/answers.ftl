# What an answer says. HTML as Telegram knows it; every value arrives escaped.
# Keep these patterns to text and { $value }: such patterns are read without the Fluent library, which keeps
# the command line's start short. Plural forms belong in conversation.ftl.

verdict-supported = ✔ <b>Supported</b> by the source
verdict-contradicted = ✘ <b>Contradicted</b> by the source
verdict-outdated = ↻ <b>Outdated</b>: there is a newer figure
verdict-supported-two = ✔ <b>Supported</b> by two sources
verdict-supported-several = ✔ <b>Supported</b> by several sources
verdict-supported-differing = ✔ <b>Supported</b> by one source, but another differs
verdict-contradicted-two = ✘ <b>Contradicted</b> by two sources
verdict-contradicted-several = ✘ <b>Contradicted</b> by several sources
verdict-contradicted-differing = ✘ <b>Contradicted</b> by the sources, which differ among themselves
verdict-no_figure = ➜ <b>Nothing to confirm or deny</b>, but here is the source’s figure
verdict-asked = ➜ <b>The source’s figure</b>
verdict-told = ➜ <b>What the source says</b>
verdict-not_found = ? <b>Not found</b> in my sources

sign-supported = ✔
sign-contradicted = ✘
sign-outdated = ↻
sign-no_figure = ➜
sign-not_found = ?

claim = Claim: “{ $claim }”
lead = Source:
lead-dated = Source, as of { $date }:
figure-not = <b>{ $correct }</b>, not { $claimed }.
figure = <b>{ $correct }</b>.
quote = <blockquote>{ $quote }</blockquote>
quote-long = <blockquote expandable>{ $quote }</blockquote>
mix-up = A likely mix-up: { $claimed } belongs to another fact. { $statement }
mix-up-plain = A likely mix-up with another fact: { $statement }

# Other facts about the same thing; -by with the source and the date.
newer = Newer: { $statement }
newer-by = Newer, { $place }: { $statement }
also = The same says another source: { $statement }
also-by = The same says { $place }: { $statement }
otherwise = Another source differs: { $statement }
otherwise-by = Another source differs, { $place }: { $statement }
otherwise-newer = A newer source differs: { $statement }
otherwise-newer-by = A newer source differs, { $place }: { $statement }
otherwise-older = An older source differs: { $statement }
otherwise-older-by = An older source differs, { $place }: { $statement }
before = At other times: { $values }.
value-then = { $figure } ({ $when })

# Why a claim is contradicted, where its figure does not show it.
why-figure = The claim gives the figure to something else.
why-unit = The claim gives another unit.
why-direction = The claim says it goes the other way.
why-negation = One of the two says that it is so, the other that it is not.
why-rank = The claim gives it another rank.
why-period = The claim gives another period.
why-date = The claim gives another date.
why-status = The claim gives another role or office.

counted = { $figure } { $noun }
hedged = { $hedge } { $figure }
hedge-exactly = exactly
hedge-around = around
hedge-nearly = nearly
hedge-just-over = just over
hedge-more-than = more than
hedge-at-least = at least
hedge-fewer-than = fewer than
hedge-at-most = at most
hedge-up-to = up to

month-of = { $month } { $year }
date = { $day } { $month } { $year }
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

# One sentence for each reason of abstaining: direct messages and the terminal first, then groups.
not-found-not_a_claim = I check figures: send me a claim such as “{ $example }”.
not-found-no_match = I don’t know about this: none of my sources speaks of it.
not-found-other_subject = I don’t know about this: my sources speak of something near it, but not of quite the same thing.
not-found-ambiguous = This could mean more than one thing. Do you mean one of these?
not-found-group-not_a_claim = There is no claim here that I can check.
not-found-group-no_match = None of my sources speaks of this.
not-found-group-other_subject = None of my sources speaks of quite this.
not-found-group-ambiguous = This could mean more than one thing:
not-found-denied = I can’t tell whether this is claimed or denied. This is what I know of it:
alternative = • { $statement }
example-claim = the NCA is hiring 1,000 officers

list-claim = { $sign } “{ $claim }”
list-numbered = { $body } [{ $number }]
list-source = <i>{ $source }</i>
list-source-numbered = [{ $number }] { $source }
newer-value = Newer: { $value }.
otherwise-value = Another source: { $value }.

button-source = Read the source
button-share = Share
button-not-meant = Not what I meant
shared = Source: { $statement }
