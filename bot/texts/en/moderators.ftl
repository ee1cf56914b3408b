# What moderators and owners read.

deed-added = added
deed-changed = changed
deed-retired = retired
deed-reverted = taken back
deed-merged = merged into { $into }
merged-into = <code>{ $id }</code>
merged-into-another = another

history-title = <b>History of</b> <code>{ $id }</code>
history-revision = <b>{ $number }</b> · { $deed } · { $date } · { $who }
history-why = : { $why }
history-statement = <blockquote>{ $statement }</blockquote>
history-more = … and { $count } older.
history-usage = Write the fact’s ID after the command: <code>/history ID</code>

done-added = ✓ <code>{ $id }</code> is added.
done-changed = ✓ <code>{ $id }</code> is changed.
done-retired = ✓ <code>{ $id }</code> is retired: I no longer answer from it.
done-reverted = ✓ <code>{ $id }</code> is taken back.
done-merged = ✓ <code>{ $id }</code> is merged into { $into }: it is no longer a fact of its own.
done-back = Back: <code>/revert { $id } { $number }</code>

retire-usage = Write the fact’s ID and why: <code>/retire ID the source withdrew it</code>
revert-usage = Write the fact’s ID and the revision that it should be again: <code>/revert ID 1</code>. <code>/history ID</code> shows them.
not-done = Not done: { $why }.
store-away = my memory is out of reach at the moment, please try again in a minute

mods-title = <b>Who may change facts</b>
mods-owner = • { $id }: owner
mods-more = … and { $count } more, appointed earlier
mods-person = • { $id }: { $role }, appointed { $date } by { $who }
promote-usage = Write the person’s number and the role, moderator or contributor: <code>/promote 12345 moderator</code>
promote-done = ✓ { $id } is a { $role } now.
demote-usage = Write the person’s number: <code>/demote 12345</code>
demote-done = ✓ { $id } may no longer change facts.
demote-nobody = { $id } has no role here.
demote-owner = { $id } is an owner. Owners are named in the settings of the service, and only there.
role-moderator = moderator
role-contributor = contributor

dialogue-other = You are in the middle of something else. Finish it, or end it with /cancel.
dialogue-cancelled = Ended. Nothing more was changed.
dialogue-left-alone = What you were in the middle of was left alone for a day, so it has ended. Nothing more was changed. If this is a claim to check, send it again.
toast-dialogue-over = This has ended.
dialogue-none = There is nothing to end.

# Command menus of those with a role, by what each may do; at most 256 characters each.
command-add = Add a fact
command-edit = Change a fact
command-retire = Take a fact out
command-revert = Take a change back
command-merge = Make one of two facts
command-draft = Draft facts from an article
command-history = What was changed about a fact
command-queue = What people asked
command-stats = How things stand
command-corrections = How far corrections are
command-proposals = What waits for approval
command-refuse = Refuse a proposal and say why
command-mods = Who may change facts
command-promote = Appoint somebody
command-demote = Take somebody’s role away
command-cancel = End what I am in the middle of

# /help for those with a role, under that of everybody.
help-contributor = <b>You may propose changes.</b> A moderator approves them.
help-moderator = <b>You may change facts.</b>
help-owner = <b>You may change facts and appoint people.</b>
help-command = /{ $command } – { $what }
