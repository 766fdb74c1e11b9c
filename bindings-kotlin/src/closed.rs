//! Closed lists.

use boussole_sante as core;

/// Gives a closed list of the core its twin.
macro_rules! twin {
    (
        $(#[$meta:meta])*
        $name:ident of $of:path { $( $(#[$member_meta:meta])* $member:ident ),* $(,)? }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
        pub enum $name { $( $(#[$member_meta])* $member, )* }

        impl From<$name> for $of {
            fn from(twin: $name) -> Self {
                match twin { $( $name::$member => Self::$member, )* }
            }
        }

        impl From<$of> for $name {
            fn from(twin: $of) -> Self {
                type Of = $of;
                match twin { $( Of::$member => Self::$member, )* }
            }
        }
    };
}

twin! {
    /// Whether the post gives the occasion.
    Occasion of core::survey::Occasion {
        /// Yes.
        Yes,
        /// A little.
        ALittle,
        /// No.
        No,
        /// The calendar has not brought it.
        NotYet,
    }
}

twin! {
    /// Why there is no answer.
    MissingKind of core::survey::MissingKind {
        /// Asked, and left open.
        NoAnswer,
        /// The person prefers not to answer.
        Refused,
        /// The person does not know.
        DontKnow,
        /// « Sans objet dans mon poste ».
        NotApplicable,
        /// Skip logic did not show the item.
        NotShown,
    }
}

twin! {
    /// Why an answer does not stand in another version of its questionnaire.
    Why of core::survey::Why {
        /// Its item is not asked any more.
        Gone,
        /// Its item means something else.
        Changed,
    }
}

twin! {
    /// Why an answer gives no level.
    Missing of core::scoring::Missing {
        /// Asked, and left open.
        NoAnswer,
        /// The person prefers not to answer.
        Refused,
        /// The person does not know.
        DontKnow,
        /// « Sans objet dans mon poste ».
        NotApplicable,
        /// Skip logic did not show the item.
        NotShown,
        /// What the answer holds is none of the declared choices.
        Invalid,
    }
}

twin! {
    /// What an item asks for.
    ItemKind of core::survey::ItemKind {
        /// A level on a ladder.
        Level,
        /// One point of a scale.
        Rating,
        /// One choice.
        Single,
        /// Any number of choices.
        Multiple,
        /// Choices put in order.
        Ranking,
        /// A number.
        Number,
        /// Free text.
        Text,
    }
}

twin! {
    /// What single choices hold, in data.
    Cells of core::scoring::Cells {
        /// Codes; and values too, in a list where no code reads like another
        /// choice's value.
        Auto,
        /// Codes only.
        Codes,
        /// Values only; the declared codes of missing answers are read too.
        Values,
        /// Labels, exactly, in any declared language; the codes of missing
        /// answers are read too.
        Labels,
    }
}

twin! {
    /// Whether a scale has a score.
    ScoreStatus of core::scoring::ScoreStatus {
        /// It has one.
        Ok,
        /// Fewer answers than the rule asks for.
        TooFewAnswers,
        /// None of its items applies to the person.
        NothingApplicable,
    }
}

twin! {
    /// How what there is stands to what a post asks for.
    GapStatus of core::scoring::GapStatus {
        /// The level is below the target.
        Gap,
        /// The target is reached.
        Met,
        /// There is no answer: to assess first.
        ToAssessFirst,
        /// « Sans objet » on an essential requirement: « à clarifier dans la
        /// fiche de poste ».
        ToClarify,
        /// « Sans objet » on a requirement that is not essential.
        NotApplicable,
    }
}

twin! {
    /// Whether the day by which a post asks for a level has come.
    Timing of core::scoring::Timing {
        /// It has come.
        Due,
        /// Its day comes later.
        Later,
        /// The situation that calls for it was not declared of the post.
        InSituation,
    }
}

twin! {
    /// How much a post needs a competency.
    Necessity of core::referential::Necessity {
        /// It cannot do without.
        Essential,
        /// It counts on it.
        Expected,
        /// It would profit from it.
        Optional,
    }
}

twin! {
    /// Who can act.
    Addressee of core::referential::Addressee {
        /// The person in the post.
        Coordination,
        /// Those who frame the post.
        Supervision,
        /// The directorate of the organisation.
        Direction,
        /// Human resources.
        HumanResources,
        /// Elected officials.
        ElectedOfficials,
        /// The elected official in charge of health.
        LeadElectedOfficial,
        /// Who held the post before.
        Predecessor,
        /// An experienced peer who accompanies the person.
        Tutor,
        /// Those who fund the post or the approach.
        Funders,
        /// The regional health agency (ARS), by its departmental delegation.
        HealthAgency,
        /// The prefecture, for urban policy.
        Prefecture,
        /// The resource centre for urban policy (CRPV).
        UrbanPolicyCentre,
        /// The mission that supports local coordination in the region.
        SupportMission,
    }
}

twin! {
    /// What kind of competency it is.
    CompetencyKind of core::referential::CompetencyKind {
        /// To know.
        Knowledge,
        /// To know how to do.
        KnowHow,
        /// A way of being: it has no level, only an open prompt.
        Attitude,
        /// A way of looking at one's own practice.
        Practice,
    }
}

twin! {
    /// The kinds of entries of a referential.
    EntryKind of core::referential::EntryKind {
        /// A map of a source.
        Map,
        /// A scale of mastery.
        Scale,
        /// A domain of competencies.
        Domain,
        /// A competency.
        Competency,
        /// A factor: what is needed around and between people.
        Factor,
        /// A dispositif.
        Dispositif,
        /// A mission of coordination.
        Mission,
        /// A role profile: what a post asks for.
        Profile,
        /// An offer.
        Offer,
        /// A pathway.
        Pathway,
        /// An objective.
        Objective,
        /// An indicator.
        Indicator,
        /// What coordination brings to a beneficiary.
        AddedValue,
        /// A recommendation to those around the post.
        Recommendation,
        /// A partner.
        Partner,
        /// A published figure.
        Figure,
        /// A term of the glossary.
        GlossaryTerm,
    }
}

twin! {
    /// The three levels of needs.
    NeedLevel of core::referential::NeedLevel {
        /// What surrounds the post: elected officials, hierarchy, other services.
        Environment,
        /// What the person learns.
        Skills,
        /// What peers bring each other.
        Peers,
    }
}

twin! {
    /// How far a need is met.
    Need of core::scoring::Need {
        /// It is met.
        Met,
        /// It is met in part.
        Partly,
        /// It is not met.
        Unmet,
        /// There is no answer to tell.
        Unknown,
        /// It does not apply to the post.
        NotApplicable,
    }
}

twin! {
    /// The unit of a scale's score.
    Output of core::survey::Output {
        /// That of the items.
        Raw,
        /// « Score sur 100 »: percent of what could be reached.
        PercentOfMaximum,
    }
}

twin! {
    /// What the answers and the portfolio of a person may be used for. A staff appraisal is not
    /// among them.
    Purpose of core::survey::Purpose {
        /// Welcoming a newcomer.
        Welcome,
        /// Choosing what to learn.
        Training,
        /// Exchanges between peers.
        Network,
        /// A study over many people.
        Study,
    }
}

twin! {
    /// Who assessed, or what.
    AssessmentSource of core::portfolio::AssessmentSource {
        /// The person herself.
        Own,
        /// A peer whom she asked.
        Peer,
        /// A trainer.
        Trainer,
        /// Something that she made.
        Evidence,
        /// A certificate.
        Certificate,
        /// Who manages her: only where the document declares the use.
        Manager,
    }
}

twin! {
    /// How sure whoever assessed was.
    AssessmentConfidence of core::portfolio::AssessmentConfidence {
        /// Rather not.
        Low,
        /// Rather.
        Medium,
        /// Quite.
        High,
    }
}

twin! {
    /// Which of several assessments says the level.
    LevelPolicy of core::portfolio::LevelPolicy {
        /// Her own latest.
        OwnLatest,
        /// The latest, whoever made it.
        Latest,
        /// The latest that somebody else or something shows; her own where there is none.
        AttestedLatest,
    }
}

twin! {
    /// Why an assessment does not say the level.
    WhyIgnored of core::portfolio::WhyIgnored {
        /// A later one of the kind that counts took its place.
        Earlier,
        /// The policy looks at others; it is shown beside.
        OtherSource,
        /// It is of a later day.
        Later,
        /// She withdrew it.
        Withdrawn,
        /// It was placed by the words of another version of the referential, and was not
        /// carried over.
        OtherVersion,
    }
}

twin! {
    /// What became of something.
    EventKind of core::portfolio::EventKind {
        /// It was decided for a day.
        Planned,
        /// It was done.
        Done,
        /// It is not to be done, or not any more.
        Cancelled,
        /// She entered the pathway on this day: steps that count from an entry count from
        /// here.
        Joined,
    }
}

twin! {
    /// What becomes of a name in a later version of what it names.
    Fate of core::versions::Fate {
        /// It stands as it was.
        Kept,
        /// It names what takes the place of what it named.
        Converted,
        /// It stands, but what it rests on is other than it was.
        ToReview,
        /// What it names is no longer used, and nothing takes its place: it does not count
        /// any more.
        Lost,
    }
}

twin! {
    /// In which stage a level counts: a plan covers as much as it can of the first, then of
    /// the next.
    Stage of core::guidance::Stage {
        /// The post cannot do without it, and it is due by the end of the plan.
        EssentialDue,
        /// She wishes to get on with it.
        Wished,
        /// The post counts on it by the end of the plan.
        Expected,
        /// The post would profit from it by the end of the plan.
        Optional,
    }
}

twin! {
    /// How far a plan is known to be the best.
    PlanStatus of core::guidance::PlanStatus {
        /// No plan is better, stage by stage.
        Optimal,
        /// A better one may exist; each stage says by how much at most.
        Bounded,
    }
}

twin! {
    /// Why something is in a plan.
    ReasonKind of core::guidance::ReasonKind {
        /// A post asks for a level that it covers.
        AskedByPost,
        /// A post asks for a level that it covers by a day that is before.
        AskedByPostBefore,
        /// She wishes for a level that it covers.
        Wished,
        /// Something else of the plan needs it before.
        Prepares,
        /// She has decided it.
        Planned,
        /// By it a step of a pathway is taken.
        PartOfStep,
        /// The days that the pathway gives for it are over; it can still be taken.
        DaysAreOver,
        /// Whether it is for her turns on something that is not known.
        AudienceToCheck,
        /// It is not offered on the day that she has decided, as far as is known.
        DateToCheck,
        /// What it needs before is not there on the day that she has decided.
        PrerequisiteToCheck,
        /// Something else of the plan takes place on the same day.
        SameDay,
    }
}

twin! {
    /// Why a level is not covered.
    UncoveredCause of core::guidance::UncoveredCause {
        /// Nothing that exists leads to it.
        NoOffer,
        /// What leads to it does not fit into the time that is left.
        Budget,
        /// What leads to it cannot be taken on a day of the plan.
        Window,
        /// What leads to it needs something before that is not there in time.
        Prerequisite,
        /// What leads to it is for others.
        Audience,
        /// What leads to it has no seat left.
        Seats,
        /// The post gives no occasion to use it: something to take up with management.
        Occasion,
        /// The occasion to use it has not come yet.
        NotYet,
        /// How long it takes is not known, so that no time can be set aside for it.
        NoDuration,
        /// She cancelled what leads to it.
        Cancelled,
        /// What leads to it is done.
        AlreadyDone,
    }
}

twin! {
    /// What holds for a plan as a whole.
    PlanRemark of core::guidance::PlanRemark {
        /// No post is held on a day of the plan: nothing is asked for.
        NoPost,
        /// There is no time: the budget is zero.
        NoTime,
        /// She holds no post today, and arrives in one later.
        NotArrived,
        /// A day of arrival is not known: nothing is due by a day, and what turns on it is
        /// to be checked.
        ArrivalUnknown,
        /// What she has decided takes more time than there is.
        OverBudget,
        /// Nothing is left to cover.
        NothingAsked,
    }
}

twin! {
    /// For what people are put in touch.
    PeerMode of core::peers::PeerMode {
        /// To exchange on what both are interested in.
        Exchange,
        /// So that one helps the other.
        Tutoring,
    }
}

twin! {
    /// What a person ticks beside a subject.
    PeerTick of core::peers::PeerTick {
        /// She would like to exchange on it.
        Exchange,
        /// She offers help with it.
        OffersHelp,
        /// She asks for help with it.
        AsksHelp,
    }
}

twin! {
    /// What makes pairs better, in this order.
    PeerStage of core::peers::PeerStage {
        /// People who have somebody, of tutoring those who ask for help; the most.
        PeopleMet,
        /// Pairs of before that go on; the most.
        PairsKept,
        /// Subjects that pairs share, over all pairs; the most.
        SubjectsShared,
        /// How unevenly those who help are asked; the least.
        UnevenLoad,
        /// Pairs between whom no distance is known; the fewest.
        DistancesUnknown,
        /// The distances of all pairs together; the least.
        Distance,
    }
}

twin! {
    /// How far the pairs are known to be the best.
    MatchStatus of core::peers::MatchStatus {
        /// None are better, stage by stage.
        Optimal,
        /// Better ones may exist; the stages say by how much at most.
        Bounded,
    }
}

twin! {
    /// Why a person takes no part.
    ApartCause of core::peers::ApartCause {
        /// What she ticked does not count any more.
        Expired,
        /// She ticked nothing for this purpose.
        NoSubject,
        /// She would be in touch with nobody at present.
        NoPlace,
    }
}

twin! {
    /// Why nobody was found for what a person ticked.
    UnmetCause of core::peers::UnmetCause {
        /// Nobody else ticked what would go with it.
        Nobody,
        /// Those who did work in the same territory.
        SameTerritory,
        /// Those who did are too far away.
        TooFar,
        /// How far they are is not known.
        DistanceUnknown,
        /// They are in touch with as many as they would, or she is.
        PlacesTaken,
        /// She would be in touch with nobody for it at present.
        NoPlace,
    }
}

twin! {
    /// What holds for all who are put in touch.
    PeerRemark of core::peers::PeerRemark {
        /// Nobody takes part.
        NobodyTakesPart,
        /// Nobody offers help.
        NobodyOffersHelp,
        /// Nobody asks for help.
        NobodyAsksForHelp,
        /// All work in one territory.
        OneTerritory,
        /// Between some who could be paired no distance is known.
        DistancesMissing,
    }
}

twin! {
    /// The sections of a post file, in the order in which they are read.
    FileSection of core::handover::Section {
        /// The post, or the posts.
        Posts,
        /// The territory.
        Territory,
        /// The partners, by function.
        Partners,
        /// What comes when.
        Calendar,
        /// The agreements that run.
        Agreements,
        /// The budgets.
        Budgets,
        /// The actions.
        Actions,
        /// What was promised.
        Commitments,
        /// What is known of the indicators.
        Indicators,
        /// What was tried.
        Experiences,
        /// What is written nowhere.
        Tacit,
        /// What the post needs access to.
        Accesses,
    }
}

twin! {
    /// How far a section is filled.
    FillState of core::handover::FillState {
        /// Something stands in it, and nothing of that is to be filled.
        Filled,
        /// Nothing stands in it, or something of it is to be filled.
        ToFill,
        /// It was said not to apply to the post.
        NotApplicable,
    }
}

twin! {
    /// What some words of a post file look like.
    RemarkKind of core::handover::RemarkKind {
        /// A mail address that names no function, and may be that of a person.
        PersonalAddress,
        /// The number of a mobile telephone.
        MobileNumber,
        /// The name of a person: after a title, or before an initial.
        PersonName,
        /// A password, or the code of a door.
        Password,
        /// A social security number.
        SocialSecurityNumber,
    }
}

twin! {
    /// The parts of a pack, each for a reader of its own, in the order in which they stand.
    PackPart of core::handover::PackPart {
        /// The file, for whoever takes the post over or stands in.
        File,
        /// The guide, for the two persons and their management.
        Overlap,
        /// The first steps, for who comes.
        FirstSteps,
    }
}

twin! {
    /// Whether the days of who leaves and of who comes overlap.
    OverlapStatus of core::handover::OverlapStatus {
        /// They do.
        Planned,
        /// They do not.
        None,
        /// One of the two days is not known.
        Unknown,
    }
}

twin! {
    /// The stretches of an overlap, each about half a week.
    OverlapStretch of core::handover::OverlapStretch {
        /// To read, and to open doors.
        SettleIn,
        /// To meet the first partners.
        Meet,
        /// To go through the work, and to meet the others.
        TakeOver,
        /// To speak of what is not written, and to let go.
        LetGo,
    }
}

twin! {
    /// What to do together.
    TaskKind of core::handover::TaskKind {
        /// Read the file.
        ReadFile,
        /// Ask for an access.
        AskForAccess,
        /// Fill a section that is to be filled.
        FillSection,
        /// Be introduced to a partner.
        MeetPartner,
        /// Write to a partner together.
        WriteToPartner,
        /// Take part in an event together.
        AttendEvent,
        /// Go through an action.
        GoThroughAction,
        /// Hand a commitment on, and tell to whom it was made.
        HandOnCommitment,
        /// Look at an agreement that ends.
        LookAtAgreement,
        /// Look at the budgets.
        LookAtBudgets,
        /// Talk about a question that is not answered in writing, or is to be told.
        TalkAbout,
    }
}

twin! {
    /// When a step of the first path begins.
    StepPeriod of core::handover::StepPeriod {
        /// It is over by the day of arrival.
        BeforeArrival,
        /// It begins in the first month, or goes on from before.
        FirstMonth,
        /// It begins in the first hundred days.
        HundredDays,
    }
}

twin! {
    /// What is known of a value.
    ResultState of core::evaluation::ResultState {
        /// There is one.
        Value,
        /// There is none, for want of data: it is not zero.
        NoData,
        /// There is nothing to look at.
        NotApplicable,
        /// It would be divided by zero.
        Undefined,
        /// It is not told, to protect people.
        Suppressed,
    }
}

twin! {
    /// Why there is no value.
    ResultCause of core::evaluation::ResultCause {
        /// Nothing was written down.
        NotObserved,
        /// One of its terms is not known.
        TermMissing,
        /// A part is missing, and the indicator has no value then.
        PartMissing,
        /// A part is missing, and its terms are not of the same entities, so that what lacks
        /// one cannot leave both.
        Unpaired,
        /// The values of the parts do not add up to one of the whole.
        NotAdditive,
        /// It rests on fewer than the indicator wants.
        BaseTooSmall,
    }
}

twin! {
    /// How a value is to be shown.
    ShownAs of core::evaluation::ShownAs {
        /// As a number in its unit.
        Value,
        /// As so many of so many (« x sur n »): it rests on few people.
        Counts,
    }
}

twin! {
    /// Where a value stands against a target.
    TargetStatus of core::evaluation::TargetStatus {
        /// It is reached.
        Reached,
        /// Its day is over, and it is not reached.
        NotReached,
        /// It is not reached, and its day is still to come.
        NotYet,
    }
}

twin! {
    /// Which way a value has gone since the start.
    ChangeSense of core::evaluation::ChangeSense {
        /// The way that is aimed at.
        Better,
        /// The other way.
        Worse,
        /// Not at all.
        Same,
        /// Another value, which nobody judges.
        Different,
    }
}

twin! {
    /// Which way the last values go, of three periods or more that follow each other.
    Trend of core::evaluation::Trend {
        /// Each is as high as the one before or higher, the last higher than the first.
        Rising,
        /// Each is as low as the one before or lower, the last lower than the first.
        Falling,
        /// All are the same.
        Level,
        /// They go up and down.
        Mixed,
    }
}

twin! {
    /// What the indicators of an objective say together.
    ObjectiveStatus of core::evaluation::ObjectiveStatus {
        /// No indicator speaks for it.
        NotFollowed,
        /// None of its indicators has a value.
        NoData,
        /// They have values, and nothing that is aimed at.
        NoTarget,
        /// Every target is reached.
        Reached,
        /// Some targets are reached, others not, or not yet.
        InPart,
        /// No target is reached.
        NotReached,
    }
}

twin! {
    /// Who may see it.
    EvaluationStatus of core::evaluation::EvaluationStatus {
        /// Those who are to see numbers about few people.
        Private,
        /// Everybody: numbers about few people are not told.
        Published,
    }
}

pub(crate) use twin;

twin! {
    /// A language that the library speaks itself.
    Language of core::Language {
        /// French.
        French,
        /// English.
        English,
    }
}
