<#ftl output_format="plainText">
Hello<#if (user.firstName)?has_content> ${user.firstName}</#if>,

Please confirm that this email address is yours. We use it for signing in, and for nothing you did not ask for. Open this link:

${link}

The link works for ${linkExpirationFormatter(linkExpiration)}. If it has run out, sign in and you will be offered a new one.

If you did not expect this message, you can leave it.

Pledgekeeper
