//! What levels are compared with.

use std::sync::Arc;

use boussole_sante as core;

use crate::closed::Necessity;
use crate::error::Result;
use crate::referential::Referential;

/// A post, by the profile that describes it.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Post {
    /// The key of the profile.
    pub profile: String,
    /// Its share of the working time, in thousandths.
    #[uniffi(default = None)]
    pub share: Option<u16>,
    /// The day of arrival, as `2026-03-02`.
    #[uniffi(default = None)]
    pub arrived: Option<String>,
    /// The situations in which it is, by the tags of the referential.
    #[uniffi(default = [])]
    pub situations: Vec<String>,
}

impl Post {
    pub(crate) fn read(self) -> Result<core::Post> {
        let mut of_profile = core::Post::new(&self.profile)?;
        of_profile.share = self.share;
        of_profile.arrived = self.arrived.map(|day| day.parse()).transpose()?;
        self.situations.iter().try_fold(of_profile, |post, tag| Ok(post.in_situation(tag)?))
    }
}

/// What a post asks of a competency, where no profile says so.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Requirement {
    /// The competency.
    pub competency: String,
    /// The level asked for.
    pub target: u8,
    /// How much it weighs, from 1 to 5.
    pub weight: u8,
    /// How much the post needs it.
    pub necessity: Necessity,
    /// Who asks, as the key of a profile.
    pub asked_by: String,
    /// The share of working time of that post, in thousandths.
    #[uniffi(default = None)]
    pub share: Option<u16>,
}

impl Requirement {
    pub(crate) fn read(self) -> Result<core::scoring::Requirement> {
        let requirement = core::scoring::Requirement::new(
            self.competency.parse()?,
            self.target,
            self.weight,
            self.necessity.into(),
            self.asked_by.parse()?,
        );
        Ok(match self.share {
            Some(share) => requirement.with_share(share),
            None => requirement,
        })
    }
}

/// What levels are compared with, as the core takes it.
pub(crate) fn comparison(
    referential: Option<Arc<Referential>>,
    posts: Vec<Post>,
    requirements: Vec<Requirement>,
    today: Option<String>,
) -> Result<core::Comparison> {
    let own: Result<Vec<_>> = requirements.into_iter().map(Requirement::read).collect();
    let mut comparison = core::Comparison::of(own?);
    comparison.referential = referential.map(|referential| referential.0.clone());
    comparison.posts = posts.into_iter().map(Post::read).collect::<Result<_>>()?;
    comparison.today = today.map(|day| day.parse()).transpose()?;
    Ok(comparison)
}
