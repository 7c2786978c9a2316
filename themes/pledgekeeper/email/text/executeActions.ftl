<#ftl output_format="plainText">
Hello<#if (user.firstName)?has_content> ${user.firstName}</#if>,

You were asked to choose a password for your account in Pledgekeeper. This link leads there, and then to your workspace:

${link}

The link works for ${linkExpirationFormatter(linkExpiration)}. If it has run out when you come to it, nothing is lost: go to the sign-in page, choose “Forgot your password?” and give this email address. A new link will be sent to you.

If you did not expect this message, you can leave it. Nothing more will happen.

Pledgekeeper
