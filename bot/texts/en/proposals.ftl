# Proposals: what moderators read and tap, and what those who propose are told.

proposed = ✓ Proposed (number { $id }). Moderators look at it, and I tell you what comes of it.
proposed-done = ✓ Proposal { $id } is done.
fate-done = ✓ Your proposal { $id } is done. Thank you!
fate-refused = Your proposal { $id } was not taken.
fate-refused-why = Your proposal { $id } was not taken: { $why }

proposal-figure = <b>{ $figure }</b>
proposal-figures = <b>{ $before } → { $after }</b>
proposal-nothing = nothing
proposal-add = Proposal { $id }: a new fact, <code>{ $fact }</code>
proposal-change = Proposal { $id }: change <code>{ $fact }</code>
proposal-retire = Proposal { $id }: retire <code>{ $fact }</code>
proposal-revert = Proposal { $id }: <code>{ $fact }</code> as it was in revision { $number }
proposal-merge = Proposal { $id }: <code>{ $gone }</code> says the same as <code>{ $fact }</code>, and goes
proposal-gone = Goes: <blockquote>{ $statement }</blockquote>
proposal-before = Before: <blockquote>{ $statement }</blockquote>
proposal-after = After: <blockquote>{ $statement }</blockquote>
proposal-said = The source: { $quote }
proposal-quote = Quote before: { $before }
proposal-source = Source before: { $before }
proposal-aliases = Other words: { $changes }
proposal-supersedes = Newer than: { $before } → { $after }
proposal-tags = Tags: { $changes }
proposal-note = Note: { $before } → { $after }
proposal-who = { $who }
proposal-approved = ✓ { $who }. { $count ->
    [one] One more has to approve.
   *[other] { $count } more have to approve.
}
proposal-needs = { $count } moderators have to approve.
proposal-since = ⚠ { $who } has changed this since ({ $deed }), so it can only be refused.
proposal-done = ✓ Proposal { $id } is done, approved by { $who }.
proposal-refused = Proposal { $id } is refused by { $who }
proposal-say-why = To say why: <code>/refuse { $id } …</code>
proposal-not-approved = ⚠ Not done, and still open: { $why }.
proposals-none = No proposals wait.
refuse-usage = Write the proposal’s number and why: <code>/refuse 12 the source says otherwise</code>
refuse-unknown = There is no proposal { $id }. /proposals shows those that wait.
refuse-why = <b>Refuse. Why?</b>
refuse-source = No good source
refuse-figure = The figure is wrong
refuse-double = We have it already
refuse-other = Another reason

button-approve = Approve
button-refuse = Refuse
button-next = Next
button-back = Back

toast-approved = Approved.
toast-approved-before = You have approved this already.
