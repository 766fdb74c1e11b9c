//! Closed lists of a post file: its sections, and the states of what stands in them.

use crate::document::record::words;

words! {
    /// The sections of a post file, in the order in which they are read.
    pub enum Section of "handover.section" {
        /// The post, or the posts.
        Posts = "posts",
        /// The territory.
        Territory = "territory",
        /// The partners, by function.
        Partners = "partners",
        /// What comes when.
        Calendar = "calendar",
        /// The agreements that run.
        Agreements = "agreements",
        /// The budgets.
        Budgets = "budgets",
        /// The actions.
        Actions = "actions",
        /// What was promised.
        Commitments = "commitments",
        /// What is known of the indicators.
        Indicators = "indicators",
        /// What was tried.
        Experiences = "experiences",
        /// What is written nowhere.
        Tacit = "tacit",
        /// What the post needs access to.
        Accesses = "accesses",
    }
}

words! {
    /// How far a section is filled.
    pub enum FillState of "handover.fill" {
        /// Something stands in it, and nothing of that is to be filled.
        Filled = "filled",
        /// Nothing stands in it, or something of it is to be filled.
        ToFill = "to_fill",
        /// It was said not to apply to the post.
        NotApplicable = "not_applicable",
    }
}

words! {
    /// On which scale a territory is.
    pub enum TerritoryScale of "territory.scale" {
        /// A neighbourhood.
        Neighbourhood = "neighbourhood",
        /// A town.
        Town = "town",
        /// A grouping of towns.
        Grouping = "grouping",
        /// A wider rural district (pays).
        District = "district",
        /// A département.
        Departement = "departement",
    }
}

words! {
    /// Where the relation with a partner stands, as a fact.
    pub enum RelationState of "partner.relation" {
        /// There are exchanges at fixed times.
        Regular = "regular",
        /// There are exchanges when there is a reason.
        OnOccasion = "on_occasion",
        /// There were exchanges, and there are none now.
        Interrupted = "interrupted",
        /// There have been none yet.
        NotYet = "not_yet",
    }
}

words! {
    /// What kind of event stands in the calendar of a post.
    pub enum CalendarKind of "calendar.kind" {
        /// A body of governance, a working group.
        Committee = "committee",
        /// A call for projects.
        CallForProjects = "call_for_projects",
        /// A talk with those who fund.
        FunderDialogue = "funder_dialogue",
        /// A report or a review that is due.
        Review = "review",
        /// The renewal of a contract.
        Renewal = "renewal",
        /// Something else.
        Other = "other",
    }
}

words! {
    /// How often an event comes back.
    pub enum Recurrence of "calendar.every" {
        /// Every month.
        Monthly = "monthly",
        /// Every three months.
        Quarterly = "quarterly",
        /// Twice a year.
        TwiceAYear = "twice_a_year",
        /// Every year.
        Yearly = "yearly",
        /// Every few years.
        EveryFewYears = "every_few_years",
    }
}

words! {
    /// Where a budget line stands.
    pub enum BudgetState of "budget.state" {
        /// It was asked for.
        Requested = "requested",
        /// It was granted.
        Granted = "granted",
        /// It was paid.
        Paid = "paid",
        /// Its use was accounted for.
        AccountedFor = "accounted_for",
        /// It was refused.
        Refused = "refused",
    }
}

words! {
    /// Where an action stands.
    pub enum ActionState of "action.state" {
        /// It is decided and has not begun.
        Planned = "planned",
        /// It goes on.
        UnderWay = "under_way",
        /// It stands still.
        Paused = "paused",
        /// It is done.
        Done = "done",
        /// It was given up.
        Dropped = "dropped",
    }
}

words! {
    /// Where a commitment stands.
    pub enum CommitmentState of "commitment.state" {
        /// It is still to be kept.
        Open = "open",
        /// It was kept.
        Kept = "kept",
        /// Both sides have let it go.
        Released = "released",
    }
}

words! {
    /// Whether the value of an indicator is known.
    pub enum ValueStatus of "value.status" {
        /// It is.
        Known = "known",
        /// It is not: this says nothing about how large it is.
        Unknown = "unknown",
    }
}

words! {
    /// Questions for what is written nowhere.
    pub enum TacitQuestion of "tacit.question" {
        /// What is done here though no text says so.
        UnwrittenRules = "unwritten_rules",
        /// Who decides in practice, and when they are to be spoken to.
        WhoDecides = "who_decides",
        /// To which function to turn when something is stuck.
        WhereToTurn = "where_to_turn",
        /// What was promised by word of mouth.
        SpokenPromises = "spoken_promises",
        /// Which subjects ask for care, and why.
        WithCare = "with_care",
        /// What got stuck, and what was learnt from it.
        GotStuck = "got_stuck",
        /// What rests on the post alone, and would stop without it.
        RestsOnThePost = "rests_on_the_post",
        /// Where and when inhabitants are met.
        WhereInhabitantsAre = "where_inhabitants_are",
        /// What must not be stopped.
        Keep = "keep",
        /// What could be done otherwise.
        DoOtherwise = "do_otherwise",
    }
}

impl ActionState {
    /// Whether there is still something to do.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Planned | Self::UnderWay | Self::Paused)
    }
}
