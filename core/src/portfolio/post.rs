//! The posts of a portfolio.

use std::collections::HashSet;

use crate::document::list::Distinct;
use crate::document::reader::Reader;
use crate::document::record::record;
use crate::document::reference::At;
use crate::error::code::Code;
use crate::error::expected::Expected;
use crate::error::fault::Error;
use crate::error::location::Pointer;
use crate::referential::audience::Share;
use crate::referential::entry::{Entry, EntryKind};
use crate::referential::index::Referential;
use crate::scoring::comparison::Post;
use crate::value::date::Date;
use crate::value::key::{ProfileKey, TagKey};

use crate::referential::personal_names::unknown;

record! {
    private
    /// A post that the person holds, will hold or held.
    pub struct HeldPost {
        /// The profile that describes it.
        pub profile: ProfileKey,
        /// Its share of the working time, in thousandths.
        pub share: Option<Share>,
        /// The day of arrival in it.
        pub arrived: Option<Date>,
        /// The last day in it.
        pub ends: Option<Date>,
        /// The last day of the contract that it coordinates.
        pub contract_ends: Option<Date>,
        /// The situations in which it is, by the tags of the referential.
        pub situations: Distinct<TagKey>,
    }
}

impl TryFrom<Post> for HeldPost {
    type Error = Error;

    /// The post that levels were compared with; an error for a share above the whole.
    fn try_from(post: Post) -> Result<Self, Error> {
        Ok(Self {
            profile: post.profile,
            share: post.share.map(TryInto::try_into).transpose()?,
            arrived: post.arrived,
            ends: None,
            contract_ends: None,
            situations: post.situations.into_iter().collect(),
            at: At::default(),
        })
    }
}

impl HeldPost {
    /// Whether the person has left it on a day.
    #[must_use]
    pub fn is_left_on(&self, day: Date) -> bool {
        self.ends.is_some_and(|ends| ends < day)
    }

    /// The post, as levels are compared with it.
    pub(crate) fn compared(&self) -> Post {
        Post {
            profile: self.profile.clone(),
            dispositif: None,
            share: self.share.map(Share::get),
            arrived: self.arrived,
            situations: self.situations.to_vec(),
        }
    }
}

/// The shares of the posts that are held on the day on which one begins, in thousandths: the
/// most that there are at once are on such a day.
fn shares_on_arrival(post: &HeldPost, posts: &[HeldPost]) -> u32 {
    let begun = |other: &&HeldPost| other.arrived.is_none_or(|day| Some(day) <= post.arrived);
    let held = |other: &&HeldPost| {
        other.ends.is_none_or(|ends| post.arrived.is_none_or(|arrived| arrived <= ends))
    };
    let shares = posts.iter().filter(begun).filter(held).filter_map(|other| other.share);
    shares.map(|share| u32::from(share.get())).sum()
}

/// Whether the referential has what the posts name, their days follow each other, and those
/// held on one day take no more than the whole of the working time.
pub(super) fn check(posts: &[HeldPost], referential: &Referential, reader: &mut Reader) {
    for post in posts {
        let total = shares_on_arrival(post, posts);
        if total > 1000 && post.share.is_some() {
            let expected = Expected::SharesUpToThousand;
            reader.fault(Code::OutOfRange, &post.at.key("share"), expected, total.to_string());
        }
        let at: &Pointer = &post.at;
        let profile = referential.profile(post.profile.as_str());
        if !profile.is_some_and(Entry::is_active) {
            let names = referential.keys(EntryKind::Profile);
            unknown(post.profile.as_str(), names, &at.key("profile"), reader);
        }
        let tags: HashSet<&str> =
            referential.document().tags.iter().map(|tag| tag.key.as_str()).collect();
        for (place, tag) in post.situations.iter().enumerate() {
            if !tags.contains(tag.as_str()) {
                let at = at.key("situations").index(place);
                unknown(tag.as_str(), tags.iter().copied(), &at, reader);
            }
        }
        if let Some((arrived, ends)) =
            post.arrived.zip(post.ends).filter(|(one, other)| one > other)
        {
            let expected = Expected::NotBefore { date: arrived.to_string() };
            reader.fault(Code::OutOfRange, &at.key("ends"), expected, ends.to_string());
        }
    }
}
