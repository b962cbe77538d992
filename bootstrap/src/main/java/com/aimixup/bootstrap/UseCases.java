package com.aimixup.bootstrap;

import com.aimixup.application.access.AccessTokens;
import com.aimixup.application.access.Authenticate;
import com.aimixup.application.access.FreshKeys;
import com.aimixup.application.access.KeyUseCases;
import com.aimixup.application.access.PasskeyPorts;
import com.aimixup.application.access.SessionUseCases;
import com.aimixup.application.access.TokenIssue;
import com.aimixup.application.accounts.Passwords;
import com.aimixup.application.accounts.AccountUseCases;
import com.aimixup.application.accounts.SignUp;
import com.aimixup.application.attempts.Throttle;
import com.aimixup.application.completions.CompletionUseCases;
import com.aimixup.application.conversations.ChangeConversation;
import com.aimixup.application.conversations.CreateConversation;
import com.aimixup.application.conversations.MessageUseCases;
import com.aimixup.application.conversations.ReadConversations;
import com.aimixup.application.conversations.RemoveConversation;
import com.aimixup.application.conversations.Roster;
import com.aimixup.application.conversations.TurnLimits;
import com.aimixup.application.conversations.TurnTaking;
import com.aimixup.application.credits.ExpireLots;
import com.aimixup.application.credits.GrantCredits;
import com.aimixup.application.credits.Holds;
import com.aimixup.application.credits.ReadCredits;
import com.aimixup.application.credits.ReleaseOverdueHolds;
import com.aimixup.application.credits.RememberedPrices;
import com.aimixup.application.factors.FactorUseCases;
import com.aimixup.application.files.FileLimits;
import com.aimixup.application.files.FileRemoval;
import com.aimixup.application.files.FileUseCases;
import com.aimixup.application.files.SweepFiles;
import com.aimixup.application.images.ImageUseCases;
import com.aimixup.application.mail.Letters;
import com.aimixup.application.passwords.PasswordUseCases;
import com.aimixup.application.payments.NotingAccounts;
import com.aimixup.application.payments.PaymentUseCases;
import com.aimixup.application.privacy.ReadDisclosures;
import com.aimixup.application.providers.Casting;
import com.aimixup.application.providers.ListModels;
import com.aimixup.application.providers.ListProviders;
import com.aimixup.application.providers.Providers;
import com.aimixup.application.restrictions.RestrictionUseCases;
import com.aimixup.application.restrictions.Standing;
import com.aimixup.application.spending.SpendingUseCases;
import com.aimixup.application.teams.PresetTeams;
import com.aimixup.application.teams.TeamUseCases;
import java.util.UUID;
import java.util.concurrent.Executor;

/** What people and the operator can do, wired to the ports. */
public record UseCases(
        SignUp signUp,
        AccountUseCases account,
        SessionUseCases sessions,
        Authenticate authenticate,
        PasswordUseCases passwords,
        FactorUseCases factors,
        KeyUseCases keys,
        ListModels listModels,
        ListProviders listProviders,
        CreateConversation createConversation,
        ChangeConversation changeConversation,
        RemoveConversation removeConversation,
        ReadConversations readConversations,
        TurnTaking turns,
        MessageUseCases messages,
        TeamUseCases teams,
        CompletionUseCases completions,
        GrantCredits grantCredits,
        ReadCredits readCredits,
        SpendingUseCases spending,
        ReadDisclosures readDisclosures,
        ReleaseOverdueHolds releaseOverdueHolds,
        ExpireLots expireLots,
        ImageUseCases images,
        FileUseCases files,
        SweepFiles sweepFiles,
        PaymentUseCases payments,
        RestrictionUseCases restrictions) {

    static UseCases over(Stores stores, Passwords passwords, AccessTokens accessTokens,
            Throttle throttle, Providers providers, Surroundings world, TurnLimits limits,
            FileLimits fileLimits, PaymentUseCases payments, UUID node, Executor threads,
            PasskeyPorts passkeys, boolean verifiedOnly) {
        var clock = world.clock();
        var ids = world.ids();
        var transactions = stores.transactions();
        var tokens = new TokenIssue(accessTokens, world.random());
        var casting = new Casting(providers,
                new RememberedPrices(stores.prices(), clock), clock);
        var freshKeys = new FreshKeys();
        var roster = new Roster(casting);
        var letters = new Letters(stores.mail(), ids, world.random(), clock);
        var removal = new FileRemoval(stores.files(), stores.objects());
        var holds = new Holds(stores.ledger(), stores.spending(), clock)
                .refusing(new Standing(stores.restrictions(),
                        stores.payments().debts()::hasOpen)::check).noting(stores.receipts());
        var turns = TurnTaking.over(stores.conversations(), stores.messages(), stores.turns(),
                stores.told(), stores.signals(), holds, stores.disclosures(), casting,
                Filing.handouts(stores), Filing.pictures(stores, world, fileLimits),
                transactions, ids, clock, limits, node, threads);
        var completions = CompletionUseCases.over(casting, stores.teams(), holds, stores.keys(),
                freshKeys, stores.disclosures(), Filing.cleaning(), transactions, ids, clock,
                limits.answerTime(), threads);
        return new UseCases(
                new SignUp(stores.accounts(), stores.consents(), passwords, stores.vault(),
                        letters, throttle, transactions, ids, clock),
                AccountUseCases.over(new NotingAccounts(stores.accounts(),
                        stores.payments().changes(), clock), passwords, stores.emailChanges(),
                        stores.mail().tokens(), letters, throttle, transactions, clock, threads),
                SessionUseCases.over(stores.accounts(), passwords, stores.sessions(),
                        stores.roles(), stores.factors(), passkeys, throttle, tokens, letters,
                        transactions, ids, world.random(), clock, verifiedOnly),
                new Authenticate(accessTokens, stores.sessions(), clock),
                PasswordUseCases.over(stores.accounts(), passwords, stores.sessions(),
                        stores.mail().tokens(), letters, throttle, transactions, clock, threads),
                FactorUseCases.over(stores.factors(), passkeys, stores.accounts(), passwords,
                        throttle, stores.sessions(), stores.roles(), letters, transactions, ids,
                        world.random(), clock),
                KeyUseCases.over(stores.keys(), transactions, ids, world.random(), freshKeys,
                        clock),
                new ListModels(providers, stores.prices(), clock),
                new ListProviders(providers),
                new CreateConversation(stores.conversations(), roster, transactions, ids, clock),
                new ChangeConversation(stores.conversations(), roster, transactions, ids, clock),
                new RemoveConversation(stores.conversations(), stores.messages(), removal,
                        transactions),
                new ReadConversations(stores.conversations(), stores.messages(), stores.turns()),
                turns,
                MessageUseCases.over(stores.conversations(), stores.messages(), stores.turns(),
                        stores.told(), removal, holds, stores.disclosures(),
                        casting, transactions, ids, clock, limits),
                TeamUseCases.over(stores.teams(), roster,
                        new PresetTeams(providers, stores.prices(), clock), transactions, ids,
                        clock),
                completions,
                new GrantCredits(stores.accounts(), stores.ledger(), transactions, clock),
                new ReadCredits(stores.ledger(), stores.receipts(), clock),
                SpendingUseCases.over(stores.spending(), stores.ledger(), stores.conversations(),
                        transactions, clock),
                new ReadDisclosures(stores.disclosures()),
                new ReleaseOverdueHolds(stores.ledger(), holds, transactions, clock),
                new ExpireLots(stores.ledger(), transactions, ids, clock),
                Filing.images(stores, world, holds, casting, limits, fileLimits, node, threads),
                Filing.over(stores, world, fileLimits),
                new SweepFiles(stores.files(), stores.objects(), clock), payments,
                RestrictionUseCases.over(stores.accounts(), stores.restrictions(), turns.runs(),
                        completions.runs(), stores.signals(), transactions, clock, threads));
    }
}
