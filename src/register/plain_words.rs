//! Words of everyday language that people are called too, or that stand beside names. Written out, since no crate has
//! a list of English words that is small enough for a page.

/// Words that only join others.
pub const FUNCTION: &str = " a an the and or but if as than then so of for on at in by to from with without about into onto over under up down out off \
    after before between during until till since through because per via is was are were be been being am has have had having do does \
    did done doing will would shall should can could may might must not no nor yes he she it they we you i him her them us me his hers its their \
    our your my this that these those there here who whom whose which what when where why how all any each every some both either neither \
    one two three four five six seven eight nine ten more most many much few other another such only own same too very also just again \
    still ever never always often later today tomorrow yesterday monday tuesday wednesday thursday friday saturday sunday january february \
    march april june july august september october november december ";

/// Words that name a person in one text and a thing in another. Alone they are offered, not decided.
pub const COMMON: &str = " abbot amber april archer area art audit august autumn baker bank banks barber baron bell bells best better big \
    bill bird birds bishop black board body bold bond bonds borough bridge bridges bright brook brooks brown buck \
    bull business butcher cable captain carol carpenter carter case cases cash castle cave central chambers chance \
    change chapel charge chase christian chuck church city clay cliff close coach coffee communications comms community \
    complaints constable control cook cooper corporate cotton counter county court craft crane crew crime crimes \
    crisp cross cruise crystal curry custody daisy dale dance darling dawn day days dean dear desk digital district \
    don door dot drake drew driver duke duty eagle earl early east editor english enquiries enquiry estates eve \
    event events example executive facilities fair fairly faith farmer field fields finance finch firearms fish \
    fisher flood flower flowers foot ford forest fortune fox france free freed french friend friends front frost \
    gale game games garden gardener gate gates gay german ginger glass glen gold golden good governance grace grant \
    gray green grey group guy hall hand hands hardy hare hart hawk head heal heard heath heather help hide high hill \
    holder holland holly home hood hook hope horn house houses hunt hunter ice idle information ink intelligence \
    investigation ireland iron ivy jay joint jolly journalist joy judge jump june just keen kind king kings kitchen \
    knife knight knot lake lamb land landing landlord lane large law lawyer leader leaf lean left legal licensing \
    life light lily line lines link little local lodge long lord loud love lovely lower luck mace main major maker \
    man mare mark marsh marshal marshes mason mate max may mayor mead meadow media merchant mercy merry middle miles \
    mill miller mills mist money moody moon moor more morning moss mount mountain nail neat neighbourhood new newly \
    news newspaper nice night noble noon north nut oak olive open operations orange order outlaw owner pace pack \
    page pain parent parish park parks parson parsons part past pat peace peacock pearl pence penny people pepper \
    perfect performance person pick pike pit place planning plant plumber pole policing policy pond pool poor pope \
    port porter post potter pound power powers price priest prince prior producer professional proud public pupil \
    purchase queen quick quiet race rail rain ram ransom ray read reader reception reed region regional reporter \
    resident response rest rice rich richer ride riding ring rise risk river rivers road roads rob robe robin rock \
    room root rope rose round royal ruby rural rush safety sage salmon salt sample sand sandy savage school seal \
    search seller sellers sergeant shade share sharp sheen sheet shepherd shields shift ship shop shore short side \
    silver singer sky slater small smart snow social south spark sparks speaker spear speed spring squire staff \
    stage standards star stars station steel steer step still stock stone stop storey storm story strange street \
    strong student style summer switchboard summers sun support swan sweet swift table tailor tall tank teacher tear temper \
    temple thorn tide tidy time tower towers town traffic training tree trip trout true try tuck turn turner twist \
    unit upper vale vane victim village vine violet visitor wade walk walker wall walls ward water waters way weaver \
    web weeks welcome well wells welsh west wheat wheeler whistle white wick wild will wing winter wise witness \
    witnesses wolf wood woods worth worthy writer yard young ";

/// Returns whether a list has a word.
pub fn is_listed(list: &str, word: &str) -> bool {
    let mut spaced = String::with_capacity(word.len() + 2);
    spaced.push(' ');
    spaced.push_str(word);
    spaced.push(' ');
    !word.is_empty() && list.contains(&spaced)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_whole() {
        assert!(is_listed(COMMON, "will") && is_listed(COMMON, "desk") && is_listed(FUNCTION, "the"));
        assert!(!is_listed(COMMON, "wil") && !is_listed(COMMON, "") && !is_listed(FUNCTION, "ugust september"));
    }
}
