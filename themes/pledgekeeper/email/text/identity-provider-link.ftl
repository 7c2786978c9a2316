<#ftl output_format="plainText">
Hello<#if (user.firstName)?has_content> ${user.firstName}</#if>,

You have just signed in at ${identityProviderDisplayName}, and want to use that sign-in for Pledgekeeper too. Please confirm, this once, in the browser in which you began:

${link}

The link works for ${linkExpirationFormatter(linkExpiration)}. If it has run out, sign in again and a new one will be sent.

If you did not just sign in there, do not open the link: someone else may be trying. Nothing changes as long as you leave it.

Pledgekeeper
