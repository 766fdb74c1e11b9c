//! Comparison with posts: the requirements of their role profiles, merged,
//! keeping provenance, so that each line still says which entry requires it.

use std::collections::HashSet;

use serde::Serialize;

use crate::document::record::result;
use crate::error::code::Code;
use crate::error::expected::Expected;
use crate::error::fault::Error;
use crate::error::location::Pointer;
pub use crate::referential::compared_with::ComparedWith;
use crate::referential::entry::{Entry, EntryKind};
use crate::referential::index::Referential;
use crate::referential::profile::{DaysAfterArrival, Profile, ProfileRequirement};
use crate::value::date::Date;
use crate::value::key::{DispositifKey, ProfileKey, TagKey};

use super::gap::Requirement;
use super::plan::Plan;

result! {
    /// A post: the profile that describes it, and its share of the working time.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Post {
        /// The profile of the post.
        pub profile: ProfileKey,
        /// The dispositif that it coordinates.
        pub dispositif: Option<DispositifKey>,
        /// Its share of the working time, in thousandths.
        pub share: Option<u16>,
        /// The day on which the person arrived in it.
        pub arrived: Option<Date>,
        /// The situations in which it is, by the tags of the referential: what a profile
        /// asks for in one of them is due.
        pub situations: Vec<TagKey>,
    }
}

/// What the levels of a person are compared with; nothing by default.
///
/// ```
/// use boussole_sante::{Comparison, Post, Referential};
/// let referential = Referential::embedded()?;
/// let cls = Post::new("cls")?.with_share(600).since("2026-03-02".parse()?);
/// let comparison = Comparison::with(&referential, [cls]).on("2026-09-01".parse()?);
/// assert_eq!(comparison.posts.len(), 1);
/// # Ok::<(), boussole_sante::Error>(())
/// ```
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Comparison {
    /// The referential that has the profiles of the posts.
    pub referential: Option<Referential>,
    /// The posts that the person holds.
    pub posts: Vec<Post>,
    /// Requirements of a post that no profile describes.
    pub requirements: Vec<Requirement>,
    /// The day on which levels are compared: with the days of arrival it tells
    /// what is due and what comes later.
    pub today: Option<Date>,
}

/// What posts require, ready to be compared with the answers of many people:
/// see [`Plan::requirements_of`].
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Requirements {
    /// The posts, as named.
    pub posts: Vec<Post>,
    /// What they require.
    pub requirements: Vec<Requirement>,
    /// The referential that says so.
    pub referential: Option<ComparedWith>,
    /// The day on which levels are compared.
    pub today: Option<Date>,
    /// What names the competencies and posts in a report that is read.
    pub(crate) names: Option<Referential>,
}

impl Comparison {
    /// With what the profiles of these posts require.
    #[must_use]
    pub fn with(referential: &Referential, posts: impl Into<Vec<Post>>) -> Self {
        Self { referential: Some(referential.clone()), posts: posts.into(), ..Self::default() }
    }

    /// With requirements of a post that no profile describes.
    #[must_use]
    pub fn of(requirements: impl Into<Vec<Requirement>>) -> Self {
        Self { requirements: requirements.into(), ..Self::default() }
    }

    /// The same, on this day.
    #[must_use]
    pub fn on(mut self, today: Date) -> Self {
        self.today = Some(today);
        self
    }
}

impl Post {
    /// A post that this profile describes.
    ///
    /// # Errors
    /// `invalid_value` if that is no key.
    pub fn new(profile: &str) -> Result<Self, Error> {
        let (dispositif, share, arrived, situations) = (None, None, None, Vec::new());
        Ok(Self { profile: profile.parse()?, dispositif, share, arrived, situations })
    }

    /// The same, with its share of the working time in thousandths.
    #[must_use]
    pub fn with_share(mut self, thousandths: u16) -> Self {
        self.share = Some(thousandths);
        self
    }

    /// The same, in this situation as well: a tag of the referential.
    ///
    /// # Errors
    /// `invalid_value` if that is no key.
    pub fn in_situation(mut self, tag: &str) -> Result<Self, Error> {
        self.situations.push(tag.parse()?);
        Ok(self)
    }

    /// The same, held since this day.
    #[must_use]
    pub fn since(mut self, arrived: Date) -> Self {
        self.arrived = Some(arrived);
        self
    }
}

/// A profile with those on which it builds, nearest first.
struct Chain<'r> {
    post: &'r Post,
    /// The last day in it: what is due later is not asked any more.
    ends: Option<Date>,
    profiles: Vec<(usize, &'r Profile)>,
}

impl<'r> Chain<'r> {
    fn of(
        referential: &'r Referential,
        (post, ends): &'r (Post, Option<Date>),
    ) -> Result<Self, Error> {
        for situation in &post.situations {
            let tags = || referential.document().tags.iter().map(|tag| tag.key.as_str());
            if !tags().any(|tag| tag == situation.as_str()) {
                return Err(Error::unknown_name(situation.as_str(), tags()));
            }
        }
        let key = post.profile.as_str();
        let first = referential.profile(key).filter(|profile| profile.is_active());
        let mut next = Some(first.ok_or_else(|| referential.unknown(EntryKind::Profile, key))?);
        let mut profiles = Vec::new();
        while let Some(profile) = next {
            let position = referential.position(EntryKind::Profile, profile.key.as_str());
            profiles.extend(position.map(|position| (position, profile)));
            next = profile.builds_on.as_ref().and_then(|below| referential.profile(below.as_str()));
        }
        Ok(Self { post, ends: *ends, profiles })
    }

    fn builds_on(&self, key: &ProfileKey) -> bool {
        self.profiles.iter().skip(1).any(|(_, profile)| profile.key == *key)
    }

    /// What the post asks for: of what several profiles say of one competency, all
    /// that the nearest says.
    fn entries(&self) -> Vec<(usize, &'r Profile, usize, &'r ProfileRequirement)> {
        let mut taken = HashSet::new();
        let mut entries = Vec::new();
        for (position, profile) in &self.profiles {
            let own = profile.requirements.iter().enumerate();
            let own = own.filter(|(_, one)| !taken.contains(one.competency.as_str()));
            entries.extend(own.map(|(index, one)| (*position, *profile, index, one)));
            taken.extend(profile.requirements.iter().map(|one| one.competency.as_str()));
        }
        entries
    }
}

/// A level of the main scale of a competency, as a questionnaire asks it.
type OnLadder<'l> = &'l dyn Fn(&str, u8) -> u8;

impl Requirements {
    /// What posts ask for by the profiles of a referential, each level as `on_ladder` has
    /// it.
    pub(crate) fn of_posts(
        referential: &Referential,
        posts: &[Post],
        on_ladder: OnLadder<'_>,
    ) -> Result<Self, Error> {
        let total: u32 = posts.iter().filter_map(|post| post.share).map(u32::from).sum();
        if total > 1000 {
            let expected = Expected::SharesUpToThousand;
            return Err(Error::usage(Code::InvalidOption, expected, total.to_string()));
        }
        let posts: Vec<(Post, Option<Date>)> =
            posts.iter().map(|post| (post.clone(), None)).collect();
        Self::of_held(referential, &posts, on_ladder)
    }

    /// The same of posts one after the other, each with its last day.
    pub(crate) fn of_held(
        referential: &Referential,
        posts: &[(Post, Option<Date>)],
        on_ladder: OnLadder<'_>,
    ) -> Result<Self, Error> {
        let chains: Vec<Chain<'_>> =
            posts.iter().map(|post| Chain::of(referential, post)).collect::<Result<_, _>>()?;
        // Naming the core beside what builds on it adds no post.
        let is_post = |post: &Post| {
            post.share.is_some() || !chains.iter().any(|chain| chain.builds_on(&post.profile))
        };
        let own: Vec<(&Post, &Chain<'_>)> = chains
            .iter()
            .map(|chain| (chain.post, chain))
            .filter(|(post, _)| is_post(post))
            .collect();
        let requirements = requirements(referential, &own, on_ladder);
        let posts = own.into_iter().map(|(post, chain)| {
            let dispositifs = chain.profiles.iter().filter_map(|(_, one)| one.dispositif.as_ref());
            let dispositif = dispositifs.map(|dispositif| dispositif.key().clone()).next();
            Post { dispositif, ..post.clone() }
        });
        Ok(Self {
            posts: posts.collect(),
            requirements,
            referential: Some(ComparedWith::of(referential)),
            today: None,
            names: Some(referential.clone()),
        })
    }
}

fn requirements(
    referential: &Referential,
    posts: &[(&Post, &Chain<'_>)],
    on_ladder: OnLadder<'_>,
) -> Vec<Requirement> {
    let mut requirements: Vec<Requirement> = Vec::new();
    for (_, chain) in posts {
        for (position, profile, index, asked) in chain.entries() {
            let competency = referential.competency(asked.competency.as_str());
            if !competency.is_some_and(Entry::is_active) {
                continue;
            }
            let entry = Pointer::root().key(EntryKind::Profile.list()).index(position);
            let entry = entry.key("requirements").index(index);
            let by_day = asked.by_day.map(DaysAfterArrival::get);
            let post = chain.post;
            let due = post.arrived.zip(by_day).and_then(|(day, days)| day.after_days(days));
            if due.zip(chain.ends).is_some_and(|(due, ends)| due > ends) {
                continue;
            }
            let situation = asked.situation.as_ref().map(|tag| tag.key().clone());
            let arisen = situation.as_ref().is_some_and(|tag| post.situations.contains(tag));
            if let Some(same) =
                requirements.iter_mut().find(|one| one.entry.as_ref() == Some(&entry))
            {
                same.share = same.share.zip(post.share).map(|(a, b)| a + b);
                // The first of the posts in which it is due.
                same.due = same.due.into_iter().chain(due).min();
                same.arisen |= arisen;
                continue;
            }
            let target = asked.target_level.get();
            let target = on_ladder(asked.competency.as_str(), target);
            let mut requirement = Requirement::new(
                asked.competency.key().clone(),
                target,
                asked.weight(),
                asked.necessity,
                profile.key.clone(),
            );
            requirement.share = post.share;
            (requirement.by_day, requirement.due) = (by_day, due);
            (requirement.situation, requirement.arisen) = (situation, arisen);
            requirement.entry = Some(entry);
            requirements.push(requirement);
        }
    }
    requirements
}

impl Plan {
    /// What a comparison requires: what posts ask for by the profiles of a
    /// referential, then the requirements that were given. A profile brings
    /// along the one on which it builds, whose entries stand once however many
    /// posts share them; where both ask for a competency, the nearer one does.
    /// What a retired competency was asked for is not asked any more.
    ///
    /// ```
    /// use boussole_sante::{Comparison, Plan, Post, Questionnaire, Referential};
    /// let plan = Plan::new(&Questionnaire::embedded("autopositionnement")?)?;
    /// let posts = [Post::new("cls")?.with_share(500), Post::new("asv")?.with_share(500)];
    /// let asked = plan.requirements_of(&Comparison::with(&Referential::embedded()?, posts))?;
    /// let shared = asked.requirements.iter().find(|one| one.competency.as_str() == "animer-un-atelier");
    /// assert_eq!(shared.unwrap().asked_by.as_str(), "coordination-locale");
    /// assert_eq!(shared.unwrap().share, Some(1000));
    /// # Ok::<(), boussole_sante::Error>(())
    /// ```
    ///
    /// # Errors
    /// `invalid_option` for posts without a referential and for shares that add
    /// up to more than 1000, `unknown_name` for a profile that the referential
    /// does not have, and the faults of
    /// [`Questionnaire::check_against`](crate::Questionnaire::check_against).
    pub fn requirements_of(&self, comparison: &Comparison) -> Result<Requirements, Error> {
        let Comparison { referential, posts, requirements, today } = comparison;
        let mut all = match referential {
            Some(referential) => {
                self.questionnaire.check_against(referential)?;
                let on_ladder = |competency: &str, level: u8| {
                    self.level_on_ladder(referential, competency, level)
                };
                Requirements::of_posts(referential, posts, &on_ladder)?
            }
            None if posts.is_empty() => Requirements::default(),
            None => {
                let expected = Expected::ReferentialWithProfiles;
                return Err(Error::usage(Code::InvalidOption, expected, ""));
            }
        };
        all.requirements.extend_from_slice(requirements);
        all.today = *today;
        Ok(all)
    }

    /// A level of the main scale on the ladder by which the questionnaire asks
    /// the competency.
    fn level_on_ladder(&self, referential: &Referential, competency: &str, level: u8) -> u8 {
        let item = self.questionnaire.level_item(competency);
        let ladder = item.and_then(|item| self.questionnaire.choices(item)?.ladder.as_ref());
        let scale = ladder.and_then(|ladder| ladder.scale.as_ref());
        scale
            .and_then(|scale| referential.scale(scale.as_str()))
            .map_or(level, |scale| scale.of_main(level))
    }
}
