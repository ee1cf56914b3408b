# What moderators read while they draft facts from an article.

draft-usage =
    Send me an article: <code>/draft</code> with its link or its text behind it. Or send a .txt, .html or .pdf file with <code>/draft</code> as its caption, or reply to one with /draft.
draft-link-asked =
    I found { $count } { $count ->
        [one] sentence
       *[other] sentences
    } with figures in <b>{ $title }</b>.

    Where does it stand? Send me the link, with the day it was published if you know it.
draft-link-unread = I took the link as it is; the page itself could not be read: { $why }.
draft-link-elsewhere = None of these sentences stands on that page. Is it the right link?
draft-link-again = Send me the link of the article, or tap “{ $button }”
draft-day-taken = Published { $date }, then. The link is still missing.
draft-longer = Taken as the rest of the article.
draft-untitled = your text
draft-intro = From { $source }. What you accept is saved at once; /cancel ends it.
draft-unsourced = a text without a link

draft-place = <b>{ $place } of { $total }</b>
draft-place-decided = <b>{ $place } of { $total }</b> · { $accepted } accepted
draft-figures = <b>{ $figures }</b>
draft-statement = { $statement }
draft-doubt = ⚠️ { $doubt }
draft-double = ⚠️ Says the same as <code>{ $id }</code>: { $statement }
draft-contradiction = ⚠️ Differs from <code>{ $id }</code>: { $statement }
draft-unquoted = ⚠️ “{ $figure }” is not in the quote.
draft-accepted = ✓ Accepted.
draft-known = ✓ It is in the base already.
draft-dropped = Dropped.
draft-change-asked = Write it as it should be. For other words of the source: <code>quote: …</code>
draft-tap-first = tap “{ $button }” first, then write the statement as it should be
draft-not-there = these words do not stand in the article; the nearest there is “{ $nearest }”
draft-figureless = no figure stands in that, so nobody’s claim could be held against it

draft-done =
    <b>Done.</b> { $accepted } accepted, { $dropped } dropped.
draft-done-known =
    <b>Done.</b> { $accepted } accepted, { $dropped } dropped, { $known } in the base already.

button-draft-accept = Accept
button-draft-change = Change
button-draft-drop = Drop
button-draft-back = ‹ Back
button-draft-next = Next ›
button-draft-leave = Leave it
button-draft-no-link = No link
