//! Around the post: partners, by function, and what it needs access to.

use crate::document::reader::Reader;
use crate::document::record::record;
use crate::document::reference::At;
use crate::error::location::Pointer;
use crate::referential::entry::EntryKind;
use crate::referential::index::Referential;
use crate::value::as_of::AsOf;
use crate::value::key::PartnerKey;

use super::check::{check_either, check_name};
use super::entry::{Fillable, absent};
use super::phrase::Phrase;
use super::words::RelationState;

record! {
    private
    /// A partner, by function: people change, functions stay, and there is no field for a
    /// name. Those to meet first stand first.
    #[cfg_attr(feature = "schema", schemars(transform = partner_rules))]
    pub struct FiledPartner {
        /// The function within the organisation.
        pub function: Option<Phrase>,
        /// The organisation.
        pub organisation: Option<Phrase>,
        /// What kind of partner of the referential it is.
        pub partner: Option<PartnerKey>,
        /// What it is turned to for.
        pub purpose: Option<Phrase>,
        /// How to reach the function: a shared mailbox, a switchboard.
        pub reach: Option<Phrase>,
        /// Where the relation stands.
        pub relation: Option<RelationState>,
        /// When there was an exchange last.
        pub last_exchange: Option<AsOf>,
        /// What was agreed, and what waits for an answer: facts.
        pub facts: Option<Phrase>,
    }
}

record! {
    private
    /// Something to which the post needs access, and who grants it. A password has no place
    /// here: who leaves gives access back, and who comes is granted their own.
    pub struct Access {
        /// What it is.
        pub what: Phrase,
        /// Who grants it, by function.
        pub granted_by: Option<Phrase>,
        /// What has to be asked for, and how long before.
        pub how: Option<Phrase>,
    }
}

/// A partner has a function or an organisation.
#[cfg(feature = "schema")]
fn partner_rules(schema: &mut schemars::Schema) {
    use crate::document::schema_rules::{add_rules, either};
    add_rules(schema, [either("function", "organisation")]);
}

impl FiledPartner {
    /// A partner by the name of its organisation.
    #[must_use]
    pub fn new(organisation: Phrase) -> Self {
        Self {
            organisation: Some(organisation),
            function: None,
            partner: None,
            purpose: None,
            reach: None,
            relation: None,
            last_exchange: None,
            facts: None,
            at: At::default(),
        }
    }

    pub(super) fn check(&self, referential: &Referential, reader: &mut Reader) {
        let function = ("function", self.function.is_some());
        check_either(&self.at, function, ("organisation", self.organisation.is_some()), reader);
        if let Some(partner) = &self.partner {
            let at = self.at.key("partner");
            check_name(partner.as_str(), EntryKind::Partner, &at, referential, reader);
        }
    }
}

impl Fillable for FiledPartner {
    fn at(&self) -> &Pointer {
        &self.at
    }

    fn missing(&self) -> Vec<&'static str> {
        absent([
            ("function", self.function.is_none()),
            ("organisation", self.organisation.is_none()),
            ("purpose", self.purpose.is_none()),
            ("reach", self.reach.is_none()),
            ("relation", self.relation.is_none()),
        ])
    }
}

impl Access {
    /// Something to which the post needs access.
    #[must_use]
    pub fn new(what: Phrase) -> Self {
        Self { what, granted_by: None, how: None, at: At::default() }
    }
}

impl Fillable for Access {
    fn at(&self) -> &Pointer {
        &self.at
    }

    fn missing(&self) -> Vec<&'static str> {
        absent([("granted_by", self.granted_by.is_none())])
    }
}
