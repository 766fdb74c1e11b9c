//! What levels are compared with.

use boussole_sante as core;

use crate::closed::Necessity;
use crate::error::Result;

/// A post, by the profile that describes it.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Post {
    /// The key of the profile.
    pub profile: String,
    /// Its share of the working time, in thousandths.
    #[uniffi(default = None)]
    pub share: Option<u16>,
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
    pub(crate) fn read(self) -> Result<core::Requirement> {
        let requirement = core::Requirement::new(
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

/// Posts as the core takes them.
pub(crate) fn read_posts(posts: Vec<Post>) -> Result<Vec<core::Post>> {
    let read = |post: Post| {
        let of_profile = core::Post::new(&post.profile)?;
        Ok(match post.share {
            Some(share) => of_profile.with_share(share),
            None => of_profile,
        })
    };
    posts.into_iter().map(read).collect()
}
